package io.aftercare.local.launcher.system;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Follows the logs of several parts and hands on each line that is added, with the name of its part. */
public final class LogStream {
    private static final int CHUNK = 64 * 1024;

    private final Logs logs;
    private final BiConsumer<String, String> line;
    private final Map<String, Long> positions = new LinkedHashMap<>();

    /** Begins behind what is there now. */
    public LogStream(Logs logs, List<String> parts, BiConsumer<String, String> line) {
        this.logs = logs;
        this.line = line;
        parts.forEach(part -> positions.put(part, size(logs.file(part))));
    }

    /** Hands on what was added since the last call; a line that is not finished yet waits. */
    public void poll() {
        positions.replaceAll(this::read);
    }

    private long read(String part, long position) {
        Path file = logs.file(part);
        long size = size(file);
        if (size == position) {
            return position;
        }
        // A file that became shorter is a new one.
        long from = size < position ? 0 : position;
        try (RandomAccessFile input = new RandomAccessFile(file.toFile(), "r")) {
            byte[] added = new byte[(int) Math.min(CHUNK, size - from)];
            input.seek(from);
            input.readFully(added);
            return from + handOn(part, added);
        } catch (IOException goneMeanwhile) {
            return from;
        }
    }

    /** Returns how many bytes made whole lines; a chunk without any line end counts as one line. */
    private int handOn(String part, byte[] added) {
        int end = added.length;
        while (end > 0 && added[end - 1] != '\n') {
            end--;
        }
        if (end == 0 && added.length < CHUNK) {
            return 0;
        }
        int taken = end == 0 ? added.length : end;
        new String(added, 0, taken, StandardCharsets.UTF_8).lines().forEach(text -> line.accept(part, text));
        return taken;
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException notThereYet) {
            return 0;
        }
    }
}
