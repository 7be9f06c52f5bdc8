/** Writes what a system keeps into one file, and brings it back. */
package io.aftercare.local.launcher.backup;
