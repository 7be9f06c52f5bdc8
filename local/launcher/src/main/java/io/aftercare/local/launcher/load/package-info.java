/** Fills a store with a million cases that the service could have written itself, and measures what it then answers. */
package io.aftercare.local.launcher.load;
