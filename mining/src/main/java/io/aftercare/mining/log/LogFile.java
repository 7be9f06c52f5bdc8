package io.aftercare.mining.log;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A log by the ending of its file: {@code .xes}, {@code .csv}, {@code .json} or {@code .jsonocel}, each also {@code .gz}. */
public final class LogFile {
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final String name;
    private final boolean zipped;

    /** @throws IllegalArgumentException for an ending that is none of ours */
    public LogFile(Path file) {
        this.file = file;
        String whole = file.getFileName().toString().toLowerCase(Locale.ROOT);
        zipped = whole.endsWith(".gz");
        name = zipped ? whole.substring(0, whole.length() - ".gz".length()) : whole;
        if (!isXes() && !isCsv() && !isOcel()) {
            throw new IllegalArgumentException("what " + file.getFileName()
                    + " holds is told by its ending: .xes, .csv, .json or .jsonocel, and .gz behind it when it"
                    + " is zipped");
        }
    }

    public boolean isOcel() {
        return name.endsWith(".json") || name.endsWith(".jsonocel");
    }

    private boolean isXes() {
        return name.endsWith(".xes");
    }

    private boolean isCsv() {
        return name.endsWith(".csv");
    }

    /**
     * @param objectType whose objects are the cases of an OCEL log
     * @throws MalformedLog when it cannot be read as what its name says
     * @throws UncheckedIOException when the file cannot be read
     */
    public void read(CsvLogReader.Columns columns, String objectType, Timestamps timestamps, Consumer<LogEvent> to) {
        if (isOcel()) {
            OcelReader.read(this::open, objectType, timestamps, to);
            return;
        }
        try (InputStream in = open()) {
            if (isXes()) {
                XesReader.read(in, timestamps, to);
            } else {
                CsvLogReader.read(in, columns, timestamps, to);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** Writes what {@code cases} hands over; {@code attributes} are the columns of a CSV. */
    public void write(Collection<String> attributes, Consumer<Consumer<Trace>> cases) {
        try (OutputStream bytes = Files.newOutputStream(file);
                OutputStream out = zipped ? new GZIPOutputStream(bytes, BUFFER) : bytes) {
            if (isXes()) {
                try (XesWriter writer = new XesWriter(out)) {
                    cases.accept(writer);
                }
            } else if (isCsv()) {
                try (CsvLogWriter writer = new CsvLogWriter(out, attributes)) {
                    cases.accept(writer);
                }
            } else {
                try (OcelWriter writer = new OcelWriter(out)) {
                    cases.accept(writer);
                }
            }
        } catch (IOException e) {
            throw new UnwritableLog(e);
        }
    }

    private InputStream open() throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        return zipped ? new BufferedInputStream(new GZIPInputStream(bytes, BUFFER), BUFFER) : bytes;
    }
}
