package io.aftercare.policy.pack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * The SHA-256, as 64 hexadecimal digits, of what a pack says. Comments, spaces and the order of keys say nothing, so they
 * do not count; whoever cites a version can prove by it what the version said.
 */
public final class PackDigest {
    private static final JsonMapper CANONICAL = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private PackDigest() {}

    /** @throws PackRefused when it is no YAML */
    public static String of(String file, String yaml) {
        try {
            JsonNode tree = PackReader.tree(yaml);
            String canonical =
                    CANONICAL.writeValueAsString(tree.isObject() ? CANONICAL.convertValue(tree, Map.class) : tree);
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8)));
        } catch (JsonProcessingException e) {
            Faults faults = new Faults(file);
            faults.add(null, e);
            faults.throwIfAny();
            throw new IllegalStateException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
