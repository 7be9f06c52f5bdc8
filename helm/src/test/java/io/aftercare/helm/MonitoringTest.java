package io.aftercare.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Alerts and dashboards ask for metrics that exist; docs/metrics.md is held to the services by the services' tests. */
class MonitoringTest {
    private static final Pattern NAME = Pattern.compile("\\b([a-z][a-z0-9]*(?:_[a-z0-9]+)+)\\s*[{\\[]|\\b(up)\\{");
    private static final Pattern ROW = Pattern.compile("^\\| `([a-z0-9_]+)`", Pattern.MULTILINE);

    @Test
    void every_metric_of_an_alert_a_dashboard_or_a_scaler_is_one_of_a_service() throws IOException {
        Set<String> known = ROW.matcher(Files.readString(Chart.ROOT.resolve("docs/metrics.md")))
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toSet());
        Set<String> asked = new TreeSet<>();
        for (String query : queries()) {
            Set<String> names = NAME.matcher(query)
                    .results()
                    .map(name -> name.group(1) == null ? name.group(2) : name.group(1))
                    .collect(Collectors.toSet());
            assertThat(names).as(query).isNotEmpty();
            asked.addAll(names);
        }
        // Prometheus' own: whether it could scrape.
        asked.remove("up");

        assertThat(asked)
                .hasSizeGreaterThan(15)
                .allSatisfy(name -> assertThat(known).contains(name));
    }

    @Test
    void every_alert_leads_to_a_section_that_says_what_to_do() throws IOException {
        Set<String> anchors = Files.readAllLines(Chart.ROOT.resolve("docs/operations.md")).stream()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", "").toLowerCase().replace(' ', '-'))
                .collect(Collectors.toSet());
        List<JsonNode> alerts = rules();

        assertThat(alerts).hasSizeGreaterThan(10).allSatisfy(alert -> {
            String link = alert.at("/annotations/runbook_url").asText();
            assertThat(anchors).contains(link.substring(link.indexOf('#') + 1));
            assertThat(alert.at("/annotations/summary").asText()).isNotBlank();
            assertThat(alert.at("/annotations/summary_zh").asText()).containsPattern("\\p{IsHan}");
        });
    }

    @Test
    void a_service_without_any_pod_is_down_too() {
        String expression = rules().stream()
                .filter(rule -> rule.path("alert").asText().equals("AftercareServiceDown"))
                .findFirst()
                .orElseThrow()
                .path("expr")
                .asText();

        assertThat(ServiceCode.NAMES)
                .allSatisfy(name -> assertThat(expression)
                        .contains("or absent(up{namespace=\"aftercare\",container=\"" + name + "-service\"})"));
    }

    private static List<String> queries() throws IOException {
        List<String> queries = new ArrayList<>();
        rules().forEach(rule -> queries.add(rule.path("expr").asText()));
        Chart.rendered(ValuesFiles.PRODUCTION)
                .of("ScaledObject")
                .forEach(scaler -> queries.addAll(scaler.findValuesAsText("query")));
        try (Stream<Path> files = Files.list(Chart.FOLDER.resolve("dashboards"))) {
            files.forEach(file -> queries.addAll(Yaml.one(file).findValuesAsText("expr")));
        }
        return queries;
    }

    private static List<JsonNode> rules() {
        return Rendered.stream(Chart.rendered(ValuesFiles.PRODUCTION)
                        .the("PrometheusRule", "aftercare-alerts")
                        .at("/spec/groups/0/rules"))
                .toList();
    }
}
