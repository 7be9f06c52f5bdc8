/** Sends the events of a simulated merchant to the broker, or writes them to a file, and keeps what was planted. */
package io.aftercare.local.launcher.simulate;
