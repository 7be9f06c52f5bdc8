/** Requests over HTTP, as fast as they are answered or on a schedule that does not wait for answers. */
package io.aftercare.local.bench.load;
