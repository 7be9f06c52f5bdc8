/** Starts, watches and stops the processes that make up a local Aftercare. */
package io.aftercare.local.launcher.system;
