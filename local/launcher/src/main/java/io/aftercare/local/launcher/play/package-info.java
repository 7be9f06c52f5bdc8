/** Plays scripted conversations through the gateway and measures what comes of them. */
package io.aftercare.local.launcher.play;
