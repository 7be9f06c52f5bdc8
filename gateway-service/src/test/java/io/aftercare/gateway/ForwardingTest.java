package io.aftercare.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.aftercare.gateway.backstage.Contract;
import io.aftercare.gateway.backstage.Peer;
import io.aftercare.gateway.backstage.Peer.Answer;
import io.aftercare.gateway.backstage.TicketPeer;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ForwardingTest extends GatewayTest {
    @ParameterizedTest
    @CsvSource({
        "/v1/orders?limit=5&cursor=%2Bx, ticket",
        "/v1/orders/A1001, ticket",
        "/v1/cases?kind=return, ticket",
        "/v1/tasks, ticket",
        "/v1/packs, ticket",
        "/v1/terms, ticket",
        "/v1/packs/shop/versions/2/diff?against=1, ticket",
        "/v1/staff/agent-1, ticket",
        "/v1/exports/cases?format=csv, ticket",
        "/v1/promises?state=open&due_before=2026-01-02T03:04:05Z, ticket",
        "/v1/handoffs?state=requested, ticket",
        "/v1/handoffs/1, ticket",
        "/v1/outbox, ticket",
        "/v1/outbox/dead-letters?limit=5, ticket",
        "/v1/insights/dead-letters, insight",
        "/v1/insights/live, insight",
        "/v1/insights/kpis/open/cases?by=carrier, insight",
        "/v1/insights/exports/events?format=jsonl, insight",
        "/v1/replies/1/proof, ticket",
        "/v1/knowledge?q=%E9%80%80%E8%B4%A7, reply",
        "/v1/models/taxonomy, intent",
        "/v1/insights/process-map?kind=return, insight"
    })
    void what_another_service_owns_is_asked_there_as_it_was_asked_here(String target, String service) {
        as("admin-of-" + service, "admin")
                .urlEncodingEnabled(false)
                .get(target)
                .then()
                .statusCode(200);

        assertThat(peer(service).received).extracting(Peer.Received::target).contains(target);
    }

    @Test
    void status_headers_and_body_come_back_as_they_are_and_what_is_internal_stays_behind() {
        customer()
                .get("/v1/cases/1")
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"7\""))
                .header("X-Internal", nullValue())
                .body("path", equalTo("/v1/cases/1"));
    }

    @Test
    void a_refusal_comes_back_as_it_is() {
        backstage.ticket.behave(request -> new Answer(
                409,
                "application/problem+json",
                "{\"type\":\"urn:aftercare:problem:illegal-transition\",\"status\":409}"));

        as("agent-2", "agent")
                .header("If-Match", "\"7\"")
                .body("{\"to\":\"closed\"}")
                .post("/v1/cases/1/transitions")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:aftercare:problem:illegal-transition"));
        assertThat(backstage.ticket.received("POST", "/transitions")).hasSize(1);
    }

    @Test
    void a_customer_may_try_a_decision_and_only_managers_change_packs() {
        customer()
                .body("{\"orderId\":\"A1003\",\"reason\":\"no_reason\"}")
                .post("/v1/decisions")
                .then()
                .statusCode(200);
        assertThat(backstage.ticket.received("POST", "/v1/decisions")).hasSize(1);

        customer().get("/v1/packs").then().statusCode(403);
        as("agent-3", "agent")
                .body("{\"yaml\":\"overlay: shop\"}")
                .post("/v1/packs")
                .then()
                .statusCode(403);
        as("manager-1", "manager")
                .body("{}")
                .post("/v1/packs/shop/versions/1/publish")
                .then()
                .statusCode(200);
    }

    @Test
    void only_admins_have_dead_letters_replayed() {
        for (String path : List.of("/v1/outbox/dead-letters/1/replay", "/v1/insights/dead-letters/1/replay")) {
            as("manager-1", "manager").body("{}").post(path).then().statusCode(403);
            as("admin-1", "admin").body("{}").post(path).then().statusCode(200);
        }
        assertThat(backstage.ticket.received("POST", "/v1/outbox/dead-letters/1/replay"))
                .hasSize(1);
        assertThat(peer("insight").received)
                .extracting(Peer.Received::target)
                .containsOnlyOnce("/v1/insights/dead-letters/1/replay");
    }

    @Test
    void agents_keep_their_answers_and_only_managers_change_articles() {
        as("agent-4", "agent")
                .body("{}")
                .post("/v1/knowledge/from-answer")
                .then()
                .statusCode(200);
        assertThat(backstage.reply.received("POST", "/from-answer").getFirst().authorization())
                .startsWith("Bearer ");
        as("agent-4", "agent")
                .body("{}")
                .put("/v1/knowledge/a/versions/1")
                .then()
                .statusCode(403);
        as("agent-4", "agent")
                .contentType("application/pdf")
                .body(new byte[] {1})
                .post("/v1/knowledge/import")
                .then()
                .statusCode(403);
        customer().body("{}").post("/v1/knowledge/from-answer").then().statusCode(403);

        as("manager-4", "manager")
                .header("If-Match", "\"1\"")
                .body("{}")
                .put("/v1/knowledge/a/versions/1")
                .then()
                .statusCode(200);
        as("manager-4", "manager")
                .contentType("application/pdf")
                .body("{}".getBytes(StandardCharsets.UTF_8))
                .post("/v1/knowledge/import?name=a.pdf")
                .then()
                .statusCode(200);
    }

    @Test
    void only_staff_take_conversations_over_and_answer_in_them() {
        for (String path : List.of("/v1/handoffs/1/take", MESSAGES.replace("/messages", "/answers"))) {
            customer().body("{\"text\":\"您好\"}").post(path).then().statusCode(403);
            as("agent-1", "agent").body("{\"text\":\"您好\"}").post(path).then().statusCode(200);
            assertThat(backstage.ticket.received("POST", path)).hasSize(1);
        }
        customer().get("/v1/handoffs").then().statusCode(403);
        customer().get("/v1/promises").then().statusCode(403);
    }

    @Test
    void a_new_conversation_is_found_at_our_address() {
        backstage.ticket.behave(request -> new Answer(
                201, "application/json", "{\"id\":\"c\"}", "Location", "http://internal:8083/v1/conversations/c"));

        customer()
                .body("{}")
                .post("/v1/conversations")
                .then()
                .statusCode(201)
                .header("Location", equalTo("/v1/conversations/c"))
                .body("id", equalTo("c"));
    }

    @Test
    void a_person_can_be_asked_for_without_giving_a_reason() {
        String handoff = "/v1/conversations/" + TicketPeer.CONVERSATION + "/handoff";

        customer().post(handoff).then().statusCode(201).body("state", equalTo("requested"));
        customer().body("{\"reason\":\"urgent\"}").post(handoff).then().statusCode(201);

        assertThat(backstage
                        .ticket
                        .received("POST", "/handoff")
                        .getLast()
                        .body()
                        .path("reason")
                        .asText())
                .isEqualTo("urgent");
    }

    @Test
    void understanding_alone_is_had_without_a_conversation() {
        customer()
                .body("{\"text\":\"我要退货\"}")
                .post("/v1/understand")
                .then()
                .statusCode(200)
                .body("intents[0].name", equalTo("return.request"));
        assertThat(backstage.intent.received.getFirst().authorization()).isNull();
        assertThat(backstage.intent.received.getFirst().tenant()).isNotBlank();
    }

    @Test
    void only_staff_may_back_fill() {
        String body = "{\"items\":[{\"text\":\"我要退货\"}]}";

        customer().body(body).post("/v1/understand/bulk").then().statusCode(403);
        as("manager-1", "manager").body(body).post("/v1/understand/bulk").then().statusCode(200);
        assertThat(backstage.intent.received.getFirst().target()).isEqualTo("/v1/understand/bulk");
    }

    @Test
    void a_service_that_is_away_is_said_to_be() {
        backstage.insight.goAway();

        as("manager-1", "manager")
                .get("/v1/insights/events")
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .contentType("application/problem+json")
                .body("type", equalTo("urn:aftercare:problem:insight-unavailable"));
    }

    @Test
    void a_service_that_is_too_slow_or_broken_is_said_to_be_away() {
        backstage.insight.answerTooLate();
        as("manager-2", "manager").get("/v1/insights/events").then().statusCode(503);

        backstage.insight.behave(request -> new Answer(500, "text/html", "<h1>Oops</h1>"));
        as("manager-2", "manager")
                .get("/v1/insights/events")
                .then()
                .statusCode(503)
                .contentType("application/problem+json");
    }

    @Test
    void a_large_answer_streams_through_whole() {
        String large = "\"" + "x".repeat(3_000_000) + "\"";
        backstage.insight.behave(request -> Answer.json(200, large));

        String body = as("manager-3", "manager").get("/v1/insights/process-map").asString();

        assertThat(body).isEqualTo(large);
    }

    @Test
    void many_at_once_come_back_whole() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> clients = new ArrayList<>();
            for (int client = 0; client < 8; client++) {
                var customer = customer();
                clients.add(threads.submit(() -> {
                    for (int i = 0; i < 40; i++) {
                        customer.get("/v1/cases").then().statusCode(200).body("path", equalTo("/v1/cases"));
                    }
                }));
            }
            for (Future<?> client : clients) {
                client.get();
            }
        }
    }

    @Test
    void a_path_is_asked_for_there_only_as_it_was_matched_here() {
        as("agent-3", "agent")
                .urlEncodingEnabled(false)
                .get("/v1/orders/../turns/claim")
                .then()
                .statusCode(404);
        assertThat(backstage.ticket.received("GET", "/claim")).isEmpty();
    }

    @Test
    void other_paths_of_a_service_are_not_reached() {
        customer().body("{\"limit\":1}").post("/v1/turns/claim").then().statusCode(404);
        customer()
                .body(Contract.golden("intent.understanding").toString())
                .post(MESSAGES + "/019ab2d4-0000-7000-8000-000000000001/decision")
                .then()
                .statusCode(404);
    }

    private Peer peer(String service) {
        return switch (service) {
            case "ticket" -> backstage.ticket;
            case "reply" -> backstage.reply;
            case "intent" -> backstage.intent;
            default -> backstage.insight;
        };
    }
}
