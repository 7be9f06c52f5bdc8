package io.aftercare.local.launcher.backfill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Answers, a JSON object a line in the order of the messages. What an earlier run wrote is kept and gone on from. */
final class OutputFile implements Closeable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LOOK_BACK = 1 << 16;

    private final Path path;
    private final RandomAccessFile file;
    private final long last;

    private OutputFile(Path path, RandomAccessFile file, long last) {
        this.path = path;
        this.file = file;
        this.last = last;
    }

    /** @throws IllegalArgumentException when the file is something else than answers */
    static OutputFile open(Path path) {
        try {
            RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
            long end = endOfLastWholeLine(file);
            // A line that was being written when a run was killed is not an answer.
            file.setLength(end);
            file.seek(end);
            return new OutputFile(path, file, end == 0 ? 0 : number(path, lastLine(file, end)));
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** The line of the last message that has been answered; 0 where none has. */
    long last() {
        return last;
    }

    void write(long number, JsonNode item) {
        ObjectNode line = JSON.createObjectNode().put("line", number);
        line.setAll((ObjectNode) item);
        try {
            file.write((JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be written: " + e.getMessage(), e);
        }
    }

    private static long endOfLastWholeLine(RandomAccessFile file) throws IOException {
        for (long end = file.length(); end > 0; end--) {
            file.seek(end - 1);
            if (file.read() == '\n') {
                return end;
            }
        }
        return 0;
    }

    private static String lastLine(RandomAccessFile file, long end) throws IOException {
        byte[] tail = new byte[(int) Math.min(LOOK_BACK, end)];
        file.seek(end - tail.length);
        file.readFully(tail);
        file.seek(end);
        String lines = new String(tail, 0, tail.length - 1, StandardCharsets.UTF_8);
        return lines.substring(lines.lastIndexOf('\n') + 1);
    }

    private static long number(Path path, String line) {
        try {
            JsonNode number = JSON.readTree(line).path("line");
            if (number.isIntegralNumber()) {
                return number.longValue();
            }
        } catch (JsonProcessingException noAnswer) {
            // Said below, as for every other thing that is no answer.
        }
        throw new IllegalArgumentException(
                path + " exists and does not hold answers of this command; name another file.");
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
