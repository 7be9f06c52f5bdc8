/** Breaks a running system on purpose, under load, and proves from its history that nothing was lost or done twice. */
package io.aftercare.local.launcher.chaos;
