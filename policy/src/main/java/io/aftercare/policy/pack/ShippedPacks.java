package io.aftercare.policy.pack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The packs of law that come with this module. */
public final class ShippedPacks {
    private static final String FOLDER = "/packs/";

    private final Map<String, Pack> packs = new LinkedHashMap<>();
    private final Map<String, String> texts = new LinkedHashMap<>();

    private ShippedPacks() {}

    public static ShippedPacks load() {
        ShippedPacks shipped = new ShippedPacks();
        text("index").lines().filter(line -> !line.isBlank()).forEach(file -> {
            String yaml = text(file);
            Pack pack = PackReader.read(file, yaml);
            shipped.packs.put(pack.edition().pack(), pack);
            shipped.texts.put(pack.edition().pack(), yaml);
        });
        return shipped;
    }

    public Collection<Pack> all() {
        return packs.values();
    }

    public Optional<Pack> pack(String id) {
        return Optional.ofNullable(packs.get(id));
    }

    /** The YAML that a pack was read from. */
    public Optional<String> yaml(String id) {
        return Optional.ofNullable(texts.get(id));
    }

    private static String text(String file) {
        try (InputStream in = ShippedPacks.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException(FOLDER + file + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
