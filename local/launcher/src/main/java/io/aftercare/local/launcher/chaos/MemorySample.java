package io.aftercare.local.launcher.chaos;

/**
 * What one process held at one moment.
 *
 * @param instance of the part: each start is another
 * @param hours since the run began
 */
record MemorySample(String part, int instance, double hours, double megabytes) {}
