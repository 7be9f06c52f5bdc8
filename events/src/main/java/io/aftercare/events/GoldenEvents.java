package io.aftercare.events;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** One agreed JSON sample per event type: its producer must write it so, its consumers must read it so. */
public final class GoldenEvents {
    private GoldenEvents() {}

    public static String json(EventType type) {
        String name = "/golden/" + type.typeName() + ".json";
        try (InputStream in = GoldenEvents.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no golden sample " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
