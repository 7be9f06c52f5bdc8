package io.aftercare.intent.entity;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The well-known couriers by the names that customers give them. */
final class Couriers {
    private static final String FILE = "/rules/couriers.yaml";

    private final Map<String, String> codes;

    private Couriers(Map<String, String> codes) {
        this.codes = codes;
    }

    static Couriers load() {
        try (InputStream stream = Couriers.class.getResourceAsStream(FILE)) {
            Map<String, List<String>> names =
                    new YAMLMapper().readValue(stream, new TypeReference<Map<String, List<String>>>() {});
            Map<String, String> codes = new HashMap<>();
            names.forEach((code, all) -> all.forEach(name -> codes.put(name, code)));
            return new Couriers(Map.copyOf(codes));
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException(FILE + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** The code of the courier whose name is in folded words; the longest name counts, as in "ups express". */
    Optional<String> code(String folded) {
        String padded = " " + folded.replaceAll("[^\\p{L}\\p{N}&]+", " ") + " ";
        return codes.keySet().stream()
                .filter(name -> isLatin(name) ? padded.contains(" " + name + " ") : padded.contains(name))
                .max(Comparator.comparingInt(String::length))
                .map(codes::get);
    }

    /** Latin names are whole words: "ups" is no part of "groups". */
    private static boolean isLatin(String name) {
        return name.charAt(0) < 0x250;
    }
}
