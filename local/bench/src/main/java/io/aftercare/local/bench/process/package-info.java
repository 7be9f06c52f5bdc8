/** Services that a measurement starts for itself, and the cores that they are given. */
package io.aftercare.local.bench.process;
