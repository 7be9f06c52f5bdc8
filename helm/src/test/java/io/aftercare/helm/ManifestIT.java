package io.aftercare.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * The manifests that the services wrote at build say the same as the chart: a service that gains a port, a probe or a
 * setting shows here. Runs after the services have been packaged.
 */
class ManifestIT {
    static final java.util.List<String> services = ServiceCode.NAMES;

    @ParameterizedTest
    @FieldSource("services")
    void the_chart_and_the_service_agree(String service) throws IOException {
        Rendered written = written(service);
        JsonNode theirs = written.the("Deployment", service + "-service").at("/spec/template");
        JsonNode mine = theirs.at("/spec/containers/0");
        Rendered chart = Chart.rendered(ValuesFiles.PRODUCTION);
        Rendered.Pod pod = chart.pod(service);
        JsonNode container = pod.spec().at("/containers/0");

        assertThat(container.path("name")).isEqualTo(mine.path("name"));
        assertThat(container.at("/ports/0/containerPort")).isEqualTo(port(mine));
        for (String probe : java.util.List.of("startupProbe", "readinessProbe", "livenessProbe")) {
            assertThat(container.path(probe).at("/httpGet/path"))
                    .as(probe)
                    .isEqualTo(mine.path(probe).at("/httpGet/path"));
        }
        for (String label : java.util.List.of("app.kubernetes.io/name", "app.kubernetes.io/part-of")) {
            assertThat(pod.metadata().path("labels").path(label))
                    .isEqualTo(theirs.at("/metadata/labels").path(label));
        }
        assertThat(chart.the("Service", "aftercare-" + service).at("/spec/ports/0/port"))
                .isEqualTo(written.the("Service", service + "-service")
                        .at("/spec/ports")
                        .findValue("port"));
        Map<String, String> expected = Rendered.environment(mine);
        expected.remove("KUBERNETES_NAMESPACE");
        Map<String, String> set = Rendered.environment(container);
        set.keySet().removeIf(name -> name.startsWith("QUARKUS_") || name.equals("POD_NAME"));
        assertThat(set).isEqualTo(expected);
    }

    private static JsonNode port(JsonNode container) {
        return Rendered.stream(container.path("ports"))
                .filter(port -> port.path("name").asText().equals("http"))
                .findFirst()
                .orElseThrow()
                .path("containerPort");
    }

    private static Rendered written(String service) throws IOException {
        Path file = Chart.ROOT.resolve(service + "-service/target/kubernetes/kubernetes.yml");
        assertThat(file)
                .as("build the service first: mvn package -DskipTests -pl %s-service -am", service)
                .exists();
        return new Rendered(Yaml.all(Files.readString(file)));
    }
}
