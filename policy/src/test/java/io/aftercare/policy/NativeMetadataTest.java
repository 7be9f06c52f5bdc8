package io.aftercare.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class NativeMetadataTest {
    private static final String METADATA =
            "/META-INF/native-image/io.aftercare/aftercare-policy/reachability-metadata.json";

    /** Jackson reads and writes records, enums and what says its @JsonValue by reflection, which a native image only has for what is listed. */
    @Test
    void everyRecordAndEnumIsListedForNativeImages() throws IOException, URISyntaxException {
        JsonNode metadata = new JsonMapper().readTree(NativeMetadataTest.class.getResourceAsStream(METADATA));
        List<String> listed = StreamSupport.stream(metadata.path("reflection").spliterator(), false)
                .map(entry -> entry.path("type").asText())
                .sorted()
                .toList();

        assertThat(listed).isEqualTo(whatJacksonReadsOrWrites());
    }

    private static List<String> whatJacksonReadsOrWrites() throws IOException, URISyntaxException {
        Path classes = Path.of(
                Policy.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (Stream<Path> files = Files.walk(classes)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .map(file -> classes.relativize(file)
                            .toString()
                            .replace('/', '.')
                            .replaceAll("\\.class$", ""))
                    .filter(name -> name.startsWith("io.aftercare.policy"))
                    .filter(NativeMetadataTest::isReadOrWritten)
                    .sorted()
                    .toList();
        }
    }

    private static boolean isReadOrWritten(String name) {
        try {
            Class<?> type = Class.forName(name, false, Policy.class.getClassLoader());
            return type.isRecord()
                    || type.isEnum()
                    || Stream.of(type.getDeclaredMethods())
                            .anyMatch(method -> method.isAnnotationPresent(JsonValue.class));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
