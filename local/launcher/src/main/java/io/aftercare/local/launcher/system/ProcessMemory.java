package io.aftercare.local.launcher.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** How much memory a process and its children hold; pages that several share are counted once (Linux). */
public final class ProcessMemory {
    private ProcessMemory() {}

    public static long megabytes(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                        .mapToLong(one -> kilobytes(one.pid()))
                        .sum()
                / 1024;
    }

    /** Without its children. */
    public static long ownMegabytes(ProcessHandle process) {
        return kilobytes(process.pid()) / 1024;
    }

    private static long kilobytes(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | RuntimeException notLinuxOrGone) {
            return residentByPs(pid);
        }
    }

    private static long residentByPs(long pid) {
        try {
            Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", String.valueOf(pid)).start();
            return ps.inputReader()
                    .lines()
                    .findFirst()
                    .map(String::strip)
                    .map(Long::parseLong)
                    .orElse(0L);
        } catch (IOException | NumberFormatException unknown) {
            return 0;
        }
    }
}
