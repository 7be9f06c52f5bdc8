package io.aftercare.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each pod is "restricted" by the Pod Security Standards, and each of ours writes nowhere but to its volumes. */
class PodSecurityTest {
    private static final Set<String> VOLUMES = Set.of(
            "configMap",
            "csi",
            "downwardAPI",
            "emptyDir",
            "ephemeral",
            "image",
            "persistentVolumeClaim",
            "projected",
            "secret");

    @ParameterizedTest
    @EnumSource(ValuesFiles.class)
    void every_pod_is_restricted(ValuesFiles values) {
        assertThat(Chart.rendered(values).pods()).hasSizeGreaterThanOrEqualTo(7).allSatisfy(pod -> {
            JsonNode security = pod.spec().path("securityContext");
            assertThat(security.path("runAsNonRoot").asBoolean()).isTrue();
            assertThat(security.path("runAsUser").asInt()).isPositive();
            assertThat(security.at("/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
            for (String host : Set.of("hostNetwork", "hostPID", "hostIPC")) {
                assertThat(pod.spec().path(host).asBoolean()).as(host).isFalse();
            }
            assertThat(Rendered.stream(pod.spec().path("volumes")))
                    .allSatisfy(volume -> assertThat(volume.properties())
                            .extracting(java.util.Map.Entry::getKey)
                            .filteredOn(key -> !key.equals("name"))
                            .isSubsetOf(VOLUMES));
            assertThat(pod.containers()).isNotEmpty().allSatisfy(container -> {
                JsonNode own = container.path("securityContext");
                assertThat(own.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
                assertThat(own.path("privileged").asBoolean()).isFalse();
                assertThat(own.at("/capabilities/drop")).hasToString("[\"ALL\"]");
                assertThat(own.at("/capabilities/add").isMissingNode()).isTrue();
                assertThat(own.path("readOnlyRootFilesystem").asBoolean()).isTrue();
                assertThat(own.path("runAsUser").isMissingNode()).isTrue();
                assertThat(Rendered.stream(container.path("ports")).noneMatch(port -> port.has("hostPort")))
                        .isTrue();
            });
        });
    }

    @ParameterizedTest
    @EnumSource(ValuesFiles.class)
    void no_pod_has_a_token_of_kubernetes(ValuesFiles values) {
        Rendered rendered = Chart.rendered(values);

        assertThat(rendered.pods())
                .allSatisfy(pod -> assertThat(
                                pod.spec().path("automountServiceAccountToken").asBoolean(true))
                        .as(pod.of())
                        .isFalse());
        assertThat(rendered.of("ServiceAccount"))
                .hasSize(5)
                .allSatisfy(account -> assertThat(
                                account.path("automountServiceAccountToken").asBoolean(true))
                        .isFalse());
    }
}
