package io.aftercare.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is wrong with an object: by the typed model of Kubernetes, which refuses unknown fields and missing ones; by the
 * schemas in {@code schemas/} for operators' kinds, which know of those just the fields that are used here.
 */
final class ObjectSchemas {
    private static final Map<String, String> MODELS = Map.of(
            "v1", "V1",
            "apps/v1", "V1",
            "batch/v1", "V1",
            "policy/v1", "V1",
            "networking.k8s.io/v1", "V1",
            "autoscaling/v2", "V2",
            "storage.k8s.io/v1", "V1");
    private static final Map<String, JsonSchema> SCHEMAS = new ConcurrentHashMap<>();

    private ObjectSchemas() {}

    static List<String> faults(JsonNode object) {
        String version = object.path("apiVersion").asText();
        String kind = object.path("kind").asText();
        String prefix = MODELS.get(version);
        return prefix == null ? bySchema(object, version, kind) : byModel(object, prefix + kind);
    }

    private static List<String> byModel(JsonNode object, String model) {
        try {
            Class.forName("io.kubernetes.client.openapi.models." + model)
                    .getMethod("fromJson", String.class)
                    .invoke(null, object.toString());
            return List.of();
        } catch (InvocationTargetException e) {
            return List.of(
                    object.at("/metadata/name").asText() + ": " + e.getCause().getMessage());
        } catch (ReflectiveOperationException e) {
            return List.of("no model " + model);
        }
    }

    private static List<String> bySchema(JsonNode object, String version, String kind) {
        JsonSchema schema =
                SCHEMAS.computeIfAbsent(kind + "." + version.replaceFirst("/.*", ""), ObjectSchemas::schema);
        String wanted =
                schema.getSchemaNode().at("/properties/apiVersion/const").asText();
        if (!wanted.equals(version)) {
            return List.of(kind + " is " + wanted + ", not " + version);
        }
        return schema.validate(object).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    private static JsonSchema schema(String kind) {
        try (InputStream file = ObjectSchemas.class.getResourceAsStream("/schemas/" + kind + ".yaml")) {
            if (file == null) {
                throw new AssertionError("no schemas/" + kind + ".yaml: write one with the fields that are used");
            }
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(Yaml.one(new String(file.readAllBytes())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
