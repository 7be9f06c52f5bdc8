package io.aftercare.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aftercare.gateway.backstage.Contract;
import io.aftercare.gateway.backstage.Peer;
import io.aftercare.gateway.backstage.Peer.Answer;
import io.aftercare.gateway.backstage.TicketPeer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers that are suggested to a person, and the one that is taken. */
@QuarkusTest
class SuggestionsTest extends GatewayTest {
    private static final String SUGGESTIONS = "/v1/conversations/" + TicketPeer.CONVERSATION + "/suggestions";

    private final ObjectNode last = Contract.JSON.createObjectNode();

    @BeforeEach
    void a_message_waits_and_two_answers_fit() {
        last.set("message", Contract.golden("ticket.stored-message"));
        last.set("understanding", Contract.golden("intent.understanding"));
        last.set("decision", Contract.golden("ticket.decision"));
        backstage.ticket.behave(request -> request.method().equals("GET")
                ? Answer.json(200, last)
                : Answer.json(201, Contract.JSON.createObjectNode().put("state", "approved")));
        backstage.reply.behave(request -> Answer.json(200, """
                {"items": [
                  {"id": "s-1", "rank": 1, "text": "可以退货。", "sentences": [{"text": "可以退货。"}], "source": "decision"},
                  {"id": "s-2", "rank": 2, "text": "请保留包装。", "sentences": [{"text": "请保留包装。"}], "source": "knowledge"}]}
                """));
    }

    @Test
    void they_are_composed_from_what_was_understood_and_decided_of_the_last_message() {
        agent().get(SUGGESTIONS)
                .then()
                .statusCode(200)
                .body("items.id", contains("s-1", "s-2"))
                .body("items[1].source", equalTo("knowledge"));

        JsonNode asked = backstage
                .reply
                .received("POST", "/v1/replies/suggestions")
                .getFirst()
                .body();
        assertThat(asked.path("text")).isEqualTo(last.at("/message/text"));
        assertThat(asked.path("decision")).isEqualTo(last.path("decision"));
        assertThat(asked.path("tenant").asText()).isNotEmpty();
        assertThat(backstage.intent.received).isEmpty();
    }

    @Test
    void a_message_that_nobody_understood_is_understood_now() {
        last.remove("understanding");
        last.remove("decision");

        agent().get(SUGGESTIONS).then().statusCode(200);

        JsonNode asked = backstage
                .reply
                .received("POST", "/v1/replies/suggestions")
                .getFirst()
                .body();
        assertThat(backstage.intent.received).hasSize(1);
        assertThat(asked.at("/missing/0").asText()).isEqualTo("decision");
    }

    @Test
    void one_is_taken_in_one_call_as_it_stands_or_in_other_words() {
        agent().post(SUGGESTIONS + "/s-2").then().statusCode(201).body("state", equalTo("approved"));
        agent().body("{\"text\":\"请保留包装和配件。\"}")
                .post(SUGGESTIONS + "/s-2")
                .then()
                .statusCode(201);

        var sent = backstage.ticket.received("POST", "/suggested-answers").stream()
                .map(Peer.Received::body)
                .toList();
        assertThat(sent).hasSize(2).allSatisfy(body -> {
            assertThat(body.at("/reply/text").asText()).isEqualTo("请保留包装。");
            assertThat(body.path("messageId")).isEqualTo(last.at("/message/id"));
        });
        assertThat(sent.getFirst().hasNonNull("text")).isFalse();
        assertThat(sent.getLast().path("text").asText()).isEqualTo("请保留包装和配件。");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}             | suggestion-text-missing",
                "{\"text\":null} | suggestion-text-missing",
                "{\"text\":\" \"}  | message-empty",
                "{\"text\":7}    | wrong-type"
            })
    void a_body_without_a_text_sends_nothing(String body, String type) {
        agent().body(body)
                .post(SUGGESTIONS + "/s-2")
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:aftercare:problem:" + type));

        assertThat(backstage.ticket.received("POST", "/suggested-answers")).isEmpty();
    }

    @Test
    void what_is_no_longer_suggested_is_not_sent() {
        agent().post(SUGGESTIONS + "/s-9")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:aftercare:problem:suggestion-outdated"));

        assertThat(backstage.ticket.received("POST", "/suggested-answers")).isEmpty();
    }

    @Test
    void customers_have_nothing_to_do_with_them() {
        customer().get(SUGGESTIONS).then().statusCode(403);
        customer().post(SUGGESTIONS + "/s-1").then().statusCode(403);
    }

    @Test
    void without_the_composer_a_person_is_told_so() {
        backstage.reply.goAway();

        agent().get(SUGGESTIONS)
                .then()
                .statusCode(503)
                .body("type", equalTo("urn:aftercare:problem:reply-unavailable"));
    }

    private RequestSpecification agent() {
        return as("agent-of-suggestions", "agent");
    }
}
