package io.aftercare.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pods reach what the services' code calls, and nothing else. */
class NetworkPolicyTest {
    @ParameterizedTest
    @EnumSource(ValuesFiles.class)
    void services_reach_the_services_that_they_call(ValuesFiles values) {
        Rendered rendered = Chart.rendered(values);
        Set<String> expected = new TreeSet<>();
        Set<String> found = new TreeSet<>();
        for (String caller : ServiceCode.NAMES) {
            ServiceCode.of(caller).calls().forEach(called -> expected.add(caller + " → " + called));
            for (String called : ServiceCode.NAMES) {
                int port = ServiceCode.of(called).port();
                Rendered.Pod from = rendered.pod(caller);
                Rendered.Pod to = rendered.pod(called);
                if (lets(rendered, from, "egress", "to", to, port)
                        && lets(rendered, to, "ingress", "from", from, port)) {
                    found.add(caller + " → " + called);
                }
            }
        }

        assertThat(found).isEqualTo(expected);
        assertThat(found).hasSize(4);
    }

    @Test
    void only_who_uses_a_store_reaches_it() {
        Rendered rendered = Chart.rendered(ValuesFiles.DEFAULT);
        for (Rendered.Pod pod : rendered.pods()) {
            boolean database = lets(rendered, pod, "egress", "to", store(rendered, "postgresql"), 5432)
                    && lets(rendered, store(rendered, "postgresql"), "ingress", "from", pod, 5432);
            boolean kafka = lets(rendered, pod, "egress", "to", store(rendered, "kafka"), 9092)
                    && lets(rendered, store(rendered, "kafka"), "ingress", "from", pod, 9092);
            String name = pod.of().replaceFirst(".*aftercare-", "");
            boolean service = ServiceCode.NAMES.contains(name);
            assertThat(database)
                    .as("database from %s", name)
                    .isEqualTo(service ? ServiceCode.of(name).usesDatabase() : name.equals("migration"));
            assertThat(kafka)
                    .as("Kafka from %s", name)
                    .isEqualTo(service ? ServiceCode.of(name).usesKafka() : name.equals("kafka"));
        }
    }

    @Test
    void the_broker_finds_its_own_name_and_the_database_asks_for_none() {
        Rendered rendered = Chart.rendered(ValuesFiles.DEFAULT);

        assertThat(outward(rendered, store(rendered, "kafka"))).containsExactlyInAnyOrder(53, 9092);
        assertThat(outward(rendered, store(rendered, "postgresql"))).isEmpty();
    }

    @Test
    void outside_stores_the_shop_and_the_issuer_are_reached_by_who_uses_them() {
        Rendered rendered = Chart.rendered(ValuesFiles.PRODUCTION);
        for (String name : ServiceCode.NAMES) {
            ServiceCode code = ServiceCode.of(name);
            Set<Integer> expected = new TreeSet<>(Set.of(53, 4317));
            code.calls().forEach(called -> expected.add(ServiceCode.of(called).port()));
            if (code.usesDatabase()) {
                expected.add(5432);
            }
            if (code.usesKafka()) {
                expected.add(9092);
            }
            // intent asks for no token, as ADR 2 says; it calls nobody.
            if (!name.equals("intent") || code.usesShop()) {
                expected.add(443);
            }
            assertThat(outward(rendered, rendered.pod(name))).as(name).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @EnumSource(ValuesFiles.class)
    void no_pod_is_without_a_policy_that_denies_the_rest(ValuesFiles values) {
        Rendered rendered = Chart.rendered(values);

        assertThat(rendered.pods())
                .allSatisfy(pod -> assertThat(policies(rendered, pod))
                        .anySatisfy(policy ->
                                assertThat(policy.at("/spec/policyTypes")).hasToString("[\"Ingress\",\"Egress\"]")));
    }

    private static Rendered.Pod store(Rendered rendered, String name) {
        return rendered.pods().stream()
                .filter(pod -> pod.of().equals("StatefulSet aftercare-" + name))
                .findFirst()
                .orElseThrow();
    }

    /** The ports to which a pod may connect, wherever they are. */
    private static Set<Integer> outward(Rendered rendered, Rendered.Pod pod) {
        Set<Integer> ports = new TreeSet<>();
        policies(rendered, pod)
                .forEach(policy -> policy.at("/spec/egress").findValues("port").stream()
                        .map(JsonNode::asInt)
                        .forEach(ports::add));
        return ports;
    }

    private static List<JsonNode> policies(Rendered rendered, Rendered.Pod pod) {
        return rendered.of("NetworkPolicy").stream()
                .filter(policy -> pod.matches(policy.at("/spec/podSelector")))
                .toList();
    }

    /** Whether some rule between pods of the release lets this pass; rules for the outside are left aside. */
    private static boolean lets(
            Rendered rendered, Rendered.Pod pod, String direction, String side, Rendered.Pod other, int port) {
        return policies(rendered, pod).stream()
                .flatMap(policy -> Rendered.stream(policy.at("/spec/" + direction)))
                .filter(rule -> Rendered.stream(rule.path("ports"))
                        .anyMatch(open -> open.path("port").asInt() == port))
                .flatMap(rule -> Rendered.stream(rule.path(side)))
                .filter(peer -> !peer.has("namespaceSelector"))
                .anyMatch(peer -> other.matches(peer.path("podSelector")));
    }
}
