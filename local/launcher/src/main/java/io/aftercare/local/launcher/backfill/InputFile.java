package io.aftercare.local.launcher.backfill;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file of messages, read as it is needed: a line a message, or in {@code .jsonl} a JSON object a line. */
final class InputFile implements Closeable {
    private static final String JSON_LINES = ".jsonl";

    private final Path path;
    private final BufferedReader reader;
    private final boolean json;
    private long number;

    private InputFile(Path path, BufferedReader reader) {
        this.path = path;
        this.reader = reader;
        this.json = path.toString().endsWith(JSON_LINES);
    }

    /** @throws IllegalArgumentException when there is no such file */
    static InputFile open(Path path) {
        try {
            return new InputFile(path, Files.newBufferedReader(path));
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("There is no file " + path + ".");
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** The next messages after a line, as many as go into one request; empty at the end. Blank lines are passed over. */
    List<InputLine> next(long after, int most, int characters) {
        List<InputLine> lines = new ArrayList<>();
        int held = 0;
        while (lines.size() < most && held < characters) {
            String line = line();
            if (line == null) {
                break;
            }
            if (number > after && !line.isBlank()) {
                lines.add(json ? InputLine.ofJson(number, line) : InputLine.ofText(number, line));
                held += line.length();
            }
        }
        return lines;
    }

    private String line() {
        try {
            String line = reader.readLine();
            number++;
            return line;
        } catch (MalformedInputException e) {
            throw new IllegalArgumentException(path + " is not UTF-8 after line " + number + ".");
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
