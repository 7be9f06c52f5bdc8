package io.aftercare.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftercare.events.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the chart renders is what Kubernetes and the operators take, for each way of installing it. */
class ObjectsTest {
    @ParameterizedTest
    @EnumSource(ValuesFiles.class)
    void lint_finds_nothing(ValuesFiles values) {
        var result = Chart.linted(values);

        assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(ValuesFiles.class)
    void every_object_has_just_the_fields_of_its_kind(ValuesFiles values) {
        assertThat(Chart.rendered(values).objects())
                .isNotEmpty()
                .allSatisfy(object -> assertThat(ObjectSchemas.faults(object)).isEmpty());
    }

    @ParameterizedTest
    @EnumSource(ValuesFiles.class)
    void what_an_object_names_is_there(ValuesFiles values) {
        Rendered rendered = Chart.rendered(values);
        Set<String> there = rendered.names();

        rendered.of("Service")
                .forEach(service -> assertThat(rendered.pods())
                        .as("pods of %s", Rendered.name(service))
                        .anyMatch(pod -> pod.matches(Yaml.one("{matchLabels: " + service.at("/spec/selector") + "}"))));
        Stream.of("HorizontalPodAutoscaler", "ScaledObject")
                .flatMap(kind -> rendered.of(kind).stream())
                .forEach(scaler -> assertThat(there)
                        .contains("Deployment "
                                + scaler.at("/spec/scaleTargetRef/name").asText()));
        rendered.of("Ingress")
                .forEach(ingress ->
                        assertThat(ingress.findValue("service").path("name")).hasToString("\"aftercare-gateway\""));
        rendered.pods().forEach(pod -> {
            if (pod.spec().has("serviceAccountName")) {
                assertThat(there)
                        .contains("ServiceAccount "
                                + pod.spec().path("serviceAccountName").asText());
            }
            assertThat(pod.spec().findValues("configMap"))
                    .allSatisfy(map -> assertThat(there)
                            .contains("ConfigMap " + map.path("name").asText()));
            Set<String> volumes = Stream.concat(
                            Rendered.stream(pod.spec().path("volumes")),
                            Stream.of(Yaml.one(pod.of().startsWith("StatefulSet") ? "{name: data}" : "{}")))
                    .map(volume -> volume.path("name").asText())
                    .collect(Collectors.toSet());
            pod.containers()
                    .forEach(container -> assertThat(Rendered.stream(container.path("volumeMounts"))
                                    .map(mount -> mount.path("name").asText()))
                            .as("volumes of %s", pod.of())
                            .isSubsetOf(volumes));
        });
    }

    @ParameterizedTest
    @EnumSource(ValuesFiles.class)
    void a_pod_goes_only_after_its_follower_is_ready_and_has_time_to_finish(ValuesFiles values) {
        assertThat(Chart.rendered(values).of("Deployment")).hasSize(5).allSatisfy(deployment -> {
            JsonNode strategy = deployment.at("/spec/strategy/rollingUpdate");
            assertThat(strategy.path("maxUnavailable").asInt(-1)).isZero();
            assertThat(strategy.path("maxSurge").asInt()).isPositive();
            JsonNode pod = deployment.at("/spec/template/spec");
            int waits = pod.at("/containers/0/lifecycle/preStop/sleep/seconds").asInt();
            assertThat(waits).isPositive();
            assertThat(pod.path("terminationGracePeriodSeconds").asInt()).isGreaterThan(waits + 20);
        });
    }

    @Test
    void data_outlive_the_release() {
        Rendered rendered = Chart.rendered(ValuesFiles.DEFAULT);

        assertThat(rendered.of("StatefulSet"))
                .hasSize(2)
                .allSatisfy(store -> assertThat(store.at("/spec/persistentVolumeClaimRetentionPolicy/whenDeleted")
                                .asText())
                        .isEqualTo("Retain"));
        assertThat(rendered.the("Secret", "aftercare-postgresql")
                        .at("/metadata/annotations")
                        .path("helm.sh/resource-policy")
                        .asText())
                .isEqualTo("keep");
    }

    @Test
    void migrations_go_before_pods_and_never_wait_for_a_database_that_comes_later() {
        assertThat(hookOfMigration()).contains("ternary \"pre-upgrade\" \"pre-install,pre-upgrade\"");
        assertThat(Chart.rendered(ValuesFiles.PRODUCTION)
                        .the("Job", "aftercare-migration")
                        .findValuesAsText("value"))
                .filteredOn("migrate"::equals)
                .hasSize(3);
    }

    private static String hookOfMigration() {
        try {
            return Files.readAllLines(Chart.FOLDER.resolve("templates/migration.yaml")).stream()
                    .filter(line -> line.contains("helm.sh/hook: "))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void a_service_on_a_gpu_asks_for_it_and_runs_the_image_with_cuda() {
        Rendered rendered = Chart.rendered(ValuesFiles.GPU);

        for (String service : List.of("intent", "reply")) {
            JsonNode container = rendered.pod(service).spec().at("/containers/0");
            assertThat(container.path("image").asText()).endsWith("-cuda");
            assertThat(container.at("/resources/limits").path("nvidia.com/gpu").asInt())
                    .isEqualTo(1);
            assertThat(rendered.pod(service).spec().path("nodeSelector").path("nvidia.com/gpu.present"))
                    .hasToString("\"true\"");
        }
        assertThat(rendered.pod("ticket").spec().path("nodeSelector").isMissingNode())
                .isTrue();
        assertThat(rendered.the("Job", "aftercare-migration").findValuesAsText("image"))
                .noneMatch(image -> image.endsWith("-cuda"));
    }

    @ParameterizedTest
    @EnumSource(ValuesFiles.class)
    void insight_has_a_partition_for_each_pod_and_for_the_one_more_of_an_upgrade(ValuesFiles files) {
        JsonNode values = Chart.values(files);
        JsonNode bundled = values.at("/kafka/bundled");
        int partitions =
                bundled.path("enabled").asBoolean() ? bundled.path("partitions").asInt() : Topic.CASES.partitions();

        assertThat(values.at("/services/insight/scaling/max").asInt())
                .isPositive()
                .isLessThan(partitions);
    }

    @Test
    void the_bundled_broker_leaves_half_of_its_memory_to_what_is_not_heap() {
        JsonNode broker = Chart.rendered(ValuesFiles.DEFAULT)
                .the("StatefulSet", "aftercare-kafka")
                .at("/spec/template/spec/containers/0");

        assertThat(Rendered.environment(broker)).containsEntry("KAFKA_HEAP_OPTS", "-XX:MaxRAMPercentage=50");
        assertThat(broker.at("/resources/limits/memory").asText()).isNotEmpty();
    }

    @Test
    void the_templates_stay_short() throws IOException {
        long lines = 0;
        for (var template : Chart.templates()) {
            lines += Files.readAllLines(template).size();
        }

        assertThat(lines).isLessThan(700);
    }
}
