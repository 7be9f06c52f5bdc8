package io.aftercare.local.launcher.simulate;

import io.aftercare.events.EventCodec;
import io.aftercare.events.EventEnvelope;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** One event a line, as it travels; gzipped when the name ends so. */
public final class EventFile implements EventSink {
    private final BufferedWriter lines;

    public EventFile(Path file) {
        try {
            OutputStream bytes = Files.newOutputStream(file);
            lines = new BufferedWriter(new OutputStreamWriter(
                    file.toString().endsWith(".gz") ? new GZIPOutputStream(bytes) : bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written: " + e.getMessage(), e);
        }
    }

    @Override
    public void accept(EventEnvelope event) {
        try {
            lines.write(EventCodec.write(event));
            lines.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
