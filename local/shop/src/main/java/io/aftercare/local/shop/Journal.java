package io.aftercare.local.shop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the shop must remember when it is started again: a line per action taken and per move of its clock, on disk before
 * anybody is told. A last line that was cut off was told to nobody, and is dropped.
 */
final class Journal {
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    private final Optional<Path> file;

    private Journal(Optional<Path> file) {
        this.file = file;
    }

    /** {@code life} begins a journal; else either an action was taken, or the clock set ahead. */
    record Entry(String life, String key, ActionOrder order, Instant acceptedAt, Duration ahead) {}

    /** For a shop that forgets everything when it ends. */
    static Journal none() {
        return new Journal(Optional.empty());
    }

    static Journal at(Path file) {
        return new Journal(Optional.of(file));
    }

    List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        try {
            if (file.isEmpty() || !Files.exists(file.get())) {
                return entries;
            }
            long kept = 0;
            for (String line : Files.readString(file.get()).split("(?<=\n)")) {
                if (!line.endsWith("\n")) {
                    break;
                }
                entries.add(JSON.readValue(line, Entry.class));
                kept += line.getBytes(StandardCharsets.UTF_8).length;
            }
            try (FileChannel channel = FileChannel.open(file.get(), StandardOpenOption.WRITE)) {
                channel.truncate(kept);
            }
            return entries;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the shop's journal " + file.get() + " cannot be read; remove it", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void append(Entry entry) {
        file.ifPresent(path -> {
            try (FileChannel channel = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
                channel.write(
                        ByteBuffer.wrap((JSON.writeValueAsString(entry) + "\n").getBytes(StandardCharsets.UTF_8)));
                channel.force(false);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
