package io.aftercare.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.aftercare.ticket.testing.Person;
import io.aftercare.ticket.testing.ShopResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of case from the request to its settled end: {@code case-paths.yaml}, with the real database and shop. */
@QuarkusTest
class CasePathsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Person> people = Map.of(
            "agent", Person.agent("demo"),
            "manager", Person.manager("demo"),
            "customer", Person.customer("demo", "lin-xiao"));

    /** A first call on a busy machine may take longer than the shop is given. */
    @BeforeEach
    void theShopAnswersInTime() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> people.get("customer").get("/v1/orders/A1003").statusCode(200));
    }

    static Stream<Arguments> paths() throws IOException {
        return new YAMLMapper()
                .readTree(CasePathsTest.class.getResourceAsStream("/case-paths.yaml"))
                .valueStream()
                .map(path -> Arguments.of(path.path("name").asText(), path));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("paths")
    void aCaseGoesItsWholeWay(String name, JsonNode path) {
        String[] lines = path.path("lines").valueStream().map(JsonNode::asText).toArray(String[]::new);
        String id = people.get("customer")
                .asksFor(path.path("kind").asText(), lines)
                .statusCode(201)
                .extract()
                .path("id");

        path.path("path").forEach(step -> take(id, step));

        JsonPath settled = show(id);
        assertThat(settled.getString("status")).isIn("resolved", "closed");
        assertThat(settled.getList("tasks.status", String.class)).doesNotContain("open");
        assertThat(settled.getList("dossier.actions.state", String.class)).isSubsetOf("done");
        List<String> stages = settled.getList("history.toStage", String.class);
        assertThat(stages).containsSubsequence(path.path("path").findValuesAsText("then"));
    }

    private void take(String id, JsonNode step) {
        if (step.has("hours")) {
            // Only what the shop has been told can happen there.
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(show(id).getList("dossier.actions.state", String.class))
                            .doesNotContain("requested"));
            ShopResource.shop().advance(Duration.ofHours(step.path("hours").asInt()));
        } else {
            people.get(step.path("by").asText("agent"))
                    .gives(id, step.path("give").asText(), particulars(step))
                    .statusCode(200);
        }
        await("then " + step)
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(show(id).getString("stage"))
                        .isEqualTo(step.path("then").asText()));
    }

    private JsonPath show(String id) {
        return people.get("agent")
                .get("/v1/cases/{id}", id)
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> particulars(JsonNode step) {
        return step.has("with") ? JSON.convertValue(step.get("with"), Map.class) : Map.of();
    }
}
