/** The {@code ./aftercare} command: one class for each of its commands. */
package io.aftercare.local.launcher;
