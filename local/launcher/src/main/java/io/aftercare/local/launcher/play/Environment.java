package io.aftercare.local.launcher.play;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The machine that a figure was measured on. */
public record Environment(int cores, long memoryMegabytes, String os, String java, Instant at) {
    public static Environment here() {
        long bytes =
                ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean machine
                        ? machine.getTotalMemorySize()
                        : 0;
        return new Environment(
                Runtime.getRuntime().availableProcessors(),
                bytes >> 20,
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                Runtime.version().toString(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS));
    }
}
