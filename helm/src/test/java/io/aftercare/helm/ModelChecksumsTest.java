package io.aftercare.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ModelChecksumsTest {
    private static final Path MODELS = Chart.ROOT.resolve("models");

    @Test
    void production_verifies_every_manifest_and_the_taxonomy_as_they_are_now() throws Exception {
        Map<String, String> stated = new TreeMap<>();
        Yaml.one(Chart.FOLDER.resolve("values-production.yaml"))
                .at("/models/checksums")
                .properties()
                .forEach(sum -> stated.put(sum.getKey(), sum.getValue().asText()));

        assertThat(stated).isEqualTo(actual());
    }

    @Test
    void what_verifies_them_in_the_pod_takes_the_right_ones_and_names_a_wrong_one() throws Exception {
        JsonNode container = Rendered.stream(Chart.rendered(ValuesFiles.PRODUCTION)
                        .pod("intent")
                        .spec()
                        .path("initContainers"))
                .filter(init -> init.path("name").asText().equals("verify-models"))
                .findFirst()
                .orElseThrow();
        String sums = Rendered.environment(container).get("CHECKSUMS");

        assertThat(verified(container, sums)).startsWith("0 ");
        assertThat(verified(container, sums.replaceFirst("\\p{XDigit}{8}", "00000000")))
                .startsWith("1 ")
                .contains("intent/after-sales/en/2/manifest.json: FAILED");
    }

    /** Runs the container's command here; its exit status and what it printed. */
    private static String verified(JsonNode container, String sums) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(Rendered.stream(container.path("command"))
                        .map(JsonNode::asText)
                        .toList())
                .directory(MODELS.toFile())
                .redirectErrorStream(true);
        builder.environment().put("CHECKSUMS", sums);
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes());
        return process.waitFor() + " " + printed;
    }

    private static Map<String, String> actual() throws IOException, NoSuchAlgorithmException {
        Map<String, String> sums = new TreeMap<>();
        try (Stream<Path> files = Files.walk(MODELS)) {
            for (Path file : files.filter(ModelChecksumsTest::isTrusted).toList()) {
                byte[] sum = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                sums.put(MODELS.relativize(file).toString(), HexFormat.of().formatHex(sum));
            }
        }
        return sums;
    }

    /** What names the SHA-256 of other files, and is not named itself. */
    private static boolean isTrusted(Path file) {
        return file.endsWith("manifest.json") || file.endsWith("taxonomy.yaml");
    }
}
