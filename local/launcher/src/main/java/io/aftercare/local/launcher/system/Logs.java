package io.aftercare.local.launcher.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** One file of output for each part, in {@code logs/} of the data directory. */
public record Logs(Path directory) {
    private static final long ROTATE_AT_BYTES = 10 * 1024 * 1024;
    private static final int KEPT = 3;

    static Logs in(Path data) {
        try {
            return new Logs(Files.createDirectories(data.resolve("logs")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path file(String part) {
        return directory.resolve(part + ".log");
    }

    /** The last lines that a part wrote; empty when it has written nothing. */
    public List<String> last(String part, int lines) {
        try {
            List<String> all = new String(Files.readAllBytes(file(part)), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return all.subList(Math.max(0, all.size() - lines), all.size());
        } catch (IOException nothingYet) {
            return List.of();
        }
    }

    /** Moves a file that has grown large aside, and the older ones one place further. */
    Path rotated(String part) {
        Path file = file(part);
        try {
            if (Files.exists(file) && Files.size(file) > ROTATE_AT_BYTES) {
                for (int age = KEPT; age > 1; age--) {
                    move(file(part + "." + (age - 1)), file(part + "." + age));
                }
                move(file, file(part + ".1"));
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        if (Files.exists(from)) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
