package io.aftercare.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The chart sets what a service's configuration reads, and nothing that nobody reads. */
class EnvironmentTest {
    static final java.util.List<String> services = ServiceCode.NAMES;

    /** Left to their defaults: the port is the table's, and preStop already waits before the signal comes. */
    private static final Set<String> DEFAULTS = Set.of("PORT", "AFTERCARE_SHUTDOWN_DELAY");

    @ParameterizedTest
    @FieldSource("services")
    void of_a_pod_is_what_the_service_reads(String service) {
        Set<String> read = new TreeSet<>(ServiceCode.of(service).variables());
        read.removeAll(DEFAULTS);

        Set<String> set = new TreeSet<>(
                Rendered.environment(container(service, ValuesFiles.PRODUCTION)).keySet());
        // What Quarkus itself reads, and the pod's name for it.
        set.removeIf(name -> name.startsWith("QUARKUS_") || name.equals("POD_NAME"));

        assertThat(set).isEqualTo(read);
    }

    @ParameterizedTest
    @FieldSource("services")
    void a_pod_listens_and_is_probed_where_the_service_answers(String service) {
        JsonNode container = container(service, ValuesFiles.PRODUCTION);

        assertThat(container.at("/ports/0/containerPort").asInt())
                .isEqualTo(ServiceCode.of(service).port());
        assertThat(container.at("/startupProbe/httpGet/path").asText()).isEqualTo("/q/health/started");
        assertThat(container.at("/readinessProbe/httpGet/path").asText()).isEqualTo("/q/health/ready");
        assertThat(container.at("/livenessProbe/httpGet/path").asText()).isEqualTo("/q/health/live");
    }

    private static JsonNode container(String service, ValuesFiles values) {
        return Chart.rendered(values).pod(service).spec().at("/containers/0");
    }
}
