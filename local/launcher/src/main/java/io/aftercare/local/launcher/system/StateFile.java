package io.aftercare.local.launcher.system;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** {@code system.json}, replaced as a whole so that no reader sees half of it. */
public final class StateFile {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private final Path file;

    public StateFile(Path data) {
        this.file = data.resolve("system.json");
    }

    /** Empty when there is none, or none that can be read. */
    public Optional<SystemState> read() {
        try {
            return Optional.of(JSON.readValue(file.toFile(), SystemState.class));
        } catch (IOException noneOrBroken) {
            return Optional.empty();
        }
    }

    void write(SystemState state) {
        try {
            Path next = Files.createTempFile(file.getParent(), "system", ".json");
            JSON.writeValue(next.toFile(), state);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
