package io.aftercare.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftercare.events.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code k8s/}: what the chart does not own, and the chart as kubectl takes it. */
class ClusterFilesTest {
    private static final Path FOLDER = Chart.ROOT.resolve("k8s");
    private static final Path RENDERED = FOLDER.resolve("rendered/aftercare.yaml");

    @Test
    void every_object_has_just_the_fields_of_its_kind() throws IOException {
        Set<String> kinds = new HashSet<>();
        for (Path file : files()) {
            for (JsonNode object : Yaml.all(Files.readString(file))) {
                assertThat(ObjectSchemas.faults(object)).as(file.toString()).isEmpty();
                kinds.add(object.path("kind").asText());
            }
        }

        assertThat(kinds)
                .contains("Kafka", "KafkaTopic", "Cluster", "ScheduledBackup", "DaemonSet", "Namespace", "Deployment");
    }

    @Test
    void kustomize_finds_every_file() throws IOException {
        for (Path kustomization : files()) {
            if (kustomization.endsWith("kustomization.yaml")) {
                Set<String> named = Rendered.stream(Yaml.one(kustomization).path("resources"))
                        .map(JsonNode::asText)
                        .filter(resource -> !resource.startsWith("https://"))
                        .collect(Collectors.toSet());
                try (Stream<Path> beside = Files.list(kustomization.getParent())) {
                    assertThat(beside.map(file -> file.getFileName().toString())
                                    .filter(name -> !name.equals("kustomization.yaml")))
                            .as(kustomization.toString())
                            .containsExactlyInAnyOrderElementsOf(named);
                }
            }
        }
    }

    @Test
    void the_topics_are_those_of_the_events() throws IOException {
        Map<String, String> stated = new TreeMap<>();
        for (JsonNode topic : Yaml.all(Files.readString(FOLDER.resolve("kafka/topics.yaml")))) {
            stated.put(
                    Rendered.name(topic),
                    topic.at("/spec/partitions") + " partitions, "
                            + Duration.ofMillis(topic.at("/spec/config")
                                    .path("retention.ms")
                                    .asLong())
                            + ", "
                            + topic.at("/spec/config").path("cleanup.policy").asText());
        }
        Map<String, String> meant = new TreeMap<>();
        Arrays.stream(Topic.values()).forEach(topic -> {
            meant.put(topic.topicName(), topic.partitions() + " partitions, " + topic.retention() + ", delete");
            meant.put(topic.deadLetterName(), "1 partitions, " + topic.deadLetterRetention() + ", delete");
        });

        assertThat(stated).isEqualTo(meant);
    }

    @Test
    void the_namespace_takes_only_restricted_pods() throws IOException {
        assertThat(Yaml.one(FOLDER.resolve("namespace/namespace.yaml"))
                        .at("/metadata/labels")
                        .path("pod-security.kubernetes.io/enforce")
                        .asText())
                .isEqualTo("restricted");
    }

    @Test
    void strimzi_runs_where_its_brokers_do_and_makes_only_what_may_run_there() throws IOException {
        JsonNode kustomization = Yaml.one(FOLDER.resolve("operators/strimzi/kustomization.yaml"));
        String namespace = Rendered.name(Yaml.one(FOLDER.resolve("namespace/namespace.yaml")));
        Map<String, List<JsonNode>> patches = Rendered.stream(kustomization.path("patches"))
                .collect(Collectors.toMap(
                        patch -> patch.at("/target/kind").asText(),
                        patch -> Rendered.stream(Yaml.one(patch.path("patch").asText()))
                                .toList()));

        assertThat(kustomization.path("namespace").asText()).isEqualTo(namespace);
        for (String binding : List.of("RoleBinding", "ClusterRoleBinding")) {
            assertThat(patches.get(binding))
                    .singleElement()
                    .satisfies(patch -> assertThat(patch.path("value").asText()).isEqualTo(namespace));
        }
        assertThat(patches.get("Deployment"))
                .extracting(patch -> patch.path("value").toString())
                .containsExactly(
                        "{\"name\":\"STRIMZI_POD_SECURITY_PROVIDER_CLASS\",\"value\":\"restricted\"}",
                        "{\"runAsNonRoot\":true,\"allowPrivilegeEscalation\":false,\"capabilities\":{\"drop\":[\"ALL\"]},"
                                + "\"seccompProfile\":{\"type\":\"RuntimeDefault\"}}");
    }

    @Test
    void production_uses_the_stores_that_are_made_here() throws IOException {
        JsonNode values = Yaml.one(Chart.FOLDER.resolve("values-production.yaml"));
        String cluster = Rendered.name(Yaml.one(FOLDER.resolve("postgresql/cluster.yaml")));
        JsonNode kafka =
                Yaml.all(Files.readString(FOLDER.resolve("kafka/kafka.yaml"))).getLast();

        assertThat(values.at("/database/host").asText()).isEqualTo(cluster + "-rw");
        assertThat(values.at("/database/secret/name").asText()).isEqualTo(cluster + "-app");
        assertThat(values.at("/networkPolicy/database/0/podSelector/matchLabels")
                        .path("cnpg.io/cluster")
                        .asText())
                .isEqualTo(cluster);
        assertThat(values.at("/kafka/bootstrapServers").asText())
                .isEqualTo(Rendered.name(kafka) + "-kafka-bootstrap:"
                        + kafka.at("/spec/kafka/listeners/0/port").asText());
    }

    @Test
    void the_database_has_connections_for_as_many_pods_as_production_scales_to() throws IOException {
        JsonNode services =
                Yaml.one(Chart.FOLDER.resolve("values-production.yaml")).path("services");
        // Each service may have one pod more while it is replaced; operators and people come besides.
        int needed = 20;
        List<String> formula = new ArrayList<>();
        for (String name : List.of("ticket", "reply", "insight")) {
            // reply listens for articles on a connection of its own.
            int each = ServiceCode.of(name).connections() + (name.equals("reply") ? 1 : 0);
            needed += each * (services.path(name).at("/scaling/max").asInt() + 1);
            formula.add(each + "·" + name);
        }

        assertThat(Yaml.one(FOLDER.resolve("postgresql/cluster.yaml"))
                        .at("/spec/postgresql/parameters/max_connections")
                        .asInt())
                .isGreaterThanOrEqualTo(needed);
        assertThat(Files.readString(Chart.ROOT.resolve("docs/operations.md")))
                .contains("max_connections ≥ " + String.join(" + ", formula) + " + 20");
    }

    /** {@code -Dwrite} writes it anew. */
    @Test
    void the_rendered_chart_is_the_chart() throws IOException {
        String rendered = Arrays.stream(
                        Chart.text(ValuesFiles.PRODUCTION.paths()).split("(?m)^---\\R"))
                .filter(document -> !document.isBlank())
                // The pod of helm test.
                .filter(document -> !document.contains("/templates/tests/"))
                .map(document -> document.replaceAll("(?m)[ \\t]+$", "").strip() + "\n")
                .collect(Collectors.joining("---\n"));
        if (System.getProperty("write") != null) {
            Files.writeString(RENDERED, rendered);
        }

        assertThat(Files.readString(RENDERED)).isEqualTo(rendered);
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).toList();
        }
    }
}
