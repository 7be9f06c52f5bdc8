package io.aftercare.helm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Objects of Kubernetes. */
record Rendered(List<JsonNode> objects) {
    /** A pod's metadata and spec, and the object that makes it. */
    record Pod(String of, JsonNode metadata, JsonNode spec) {
        List<JsonNode> containers() {
            return java.util.stream.Stream.concat(stream(spec.path("initContainers")), stream(spec.path("containers")))
                    .toList();
        }

        boolean matches(JsonNode selector) {
            return selector.path("matchLabels").properties().stream()
                    .allMatch(label -> metadata.path("labels")
                            .path(label.getKey())
                            .asText()
                            .equals(label.getValue().asText()));
        }
    }

    List<JsonNode> of(String kind) {
        return objects.stream()
                .filter(object -> object.path("kind").asText().equals(kind))
                .toList();
    }

    JsonNode the(String kind, String name) {
        return of(kind).stream()
                .filter(object -> name(object).equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " " + name + " among " + names()));
    }

    Set<String> names() {
        return objects.stream()
                .map(object -> object.path("kind").asText() + " " + name(object))
                .collect(Collectors.toSet());
    }

    List<Pod> pods() {
        return objects.stream()
                .filter(object -> Set.of("Deployment", "StatefulSet", "Job", "Pod")
                        .contains(object.path("kind").asText()))
                .map(object -> {
                    JsonNode pod = object.path("kind").asText().equals("Pod") ? object : object.at("/spec/template");
                    return new Pod(
                            object.path("kind").asText() + " " + name(object), pod.path("metadata"), pod.path("spec"));
                })
                .toList();
    }

    /** The service's pod, by the short name of the service. */
    Pod pod(String service) {
        return pods().stream()
                .filter(pod -> pod.of().equals("Deployment aftercare-" + service))
                .findFirst()
                .orElseThrow();
    }

    /** By name: the value, or the name of the secret and its key. */
    static Map<String, String> environment(JsonNode container) {
        Map<String, String> environment = new TreeMap<>();
        stream(container.path("env")).forEach(variable -> {
            JsonNode secret = variable.at("/valueFrom/secretKeyRef");
            environment.put(
                    variable.path("name").asText(),
                    secret.isMissingNode()
                            ? variable.path("value").asText()
                            : secret.path("name").asText() + "/"
                                    + secret.path("key").asText());
        });
        return environment;
    }

    static String name(JsonNode object) {
        return object.at("/metadata/name").asText();
    }

    static java.util.stream.Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
