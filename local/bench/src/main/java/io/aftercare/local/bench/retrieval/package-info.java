/** How well and how fast articles are found. */
package io.aftercare.local.bench.retrieval;
