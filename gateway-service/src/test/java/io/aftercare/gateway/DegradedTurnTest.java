package io.aftercare.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.aftercare.gateway.backstage.Peer;
import io.aftercare.gateway.backstage.Peer.Answer;
import io.quarkus.test.junit.QuarkusTest;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
class DegradedTurnTest extends GatewayTest {
    static Stream<Arguments> failures() {
        return Stream.of(
                failure("is away", Peer::goAway),
                failure("is too slow", Peer::answerTooLate),
                failure("breaks", peer -> peer.behave(request -> new Answer(500, "text/html", "<h1>Oops</h1>"))),
                failure("is overloaded", peer -> peer.behave(request -> Answer.json(503, "{}"))),
                failure("talks HTML", peer -> peer.behave(request -> new Answer(200, "text/html", "<h1>Hi</h1>"))),
                failure("breaks off", peer -> peer.behave(request -> Answer.json(200, "{\"language\":"))),
                failure("says nothing of use", peer -> peer.behave(request -> Answer.json(200, "{}"))),
                failure("answers with another shape", peer -> peer.behave(request -> Answer.json(200, "[1,2]"))));
    }

    @ParameterizedTest(name = "when intent-service {0}")
    @MethodSource("failures")
    void without_understanding_keyword_rules_answer_for_it_and_the_turn_says_so(Consumer<Peer> failure) {
        failure.accept(backstage.intent);

        say(QUALITY_COMPLAINT)
                .statusCode(200)
                .body("missing", contains("understanding"))
                .body("understanding.model.name", equalTo("keyword-rules"))
                .body("understanding.intents[0].name", equalTo("return.request"))
                .body("handoff.state", equalTo("requested"));

        var decide = backstage.ticket.received("POST", "/decision").getFirst().body();
        assertThat(decide.at("/missing/0").asText()).isEqualTo("understanding");
    }

    @ParameterizedTest(name = "when reply-service {0}")
    @MethodSource("failures")
    void without_a_reply_the_gateway_tells_what_was_decided(Consumer<Peer> failure) {
        failure.accept(backstage.reply);

        say(QUALITY_COMPLAINT)
                .statusCode(200)
                .body("missing", contains("reply"))
                .body("reply.id", notNullValue())
                .body("reply.source", equalTo("fallback"))
                .body("reply.text", containsString("AC-100001"))
                .body("reply.text", containsString("2026年11月24日 10:00"))
                .body("reply.promises.kind", contains("first_step", "call_back"))
                .body("case.number", equalTo("AC-100001"));
    }

    @ParameterizedTest(name = "when ticket-service {0}")
    @MethodSource("failures")
    void a_message_that_cannot_be_stored_is_refused_with_the_key_to_repeat_it(Consumer<Peer> failure) {
        failure.accept(backstage.ticket);

        customer()
                .header("Idempotency-Key", "my-key")
                .body("{\"text\":\"你好\"}")
                .post(MESSAGES)
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .contentType("application/problem+json")
                .body("type", equalTo("urn:aftercare:problem:message-not-stored"))
                .body("detail", containsString("same Idempotency-Key"))
                .body("idempotencyKey", equalTo("my-key"));
        assertThat(backstage.intent.received).isEmpty();
    }

    @Test
    void without_a_decision_nothing_is_promised_and_the_reply_is_composed_without_facts() {
        ticketFailsAt("/decision");

        say(QUALITY_COMPLAINT)
                .statusCode(200)
                .body("missing", contains("decision"))
                .body("$", not(hasKey("decision")))
                .body("$", not(hasKey("case")));

        var compose = backstage.reply.received("POST", "/v1/replies").getFirst().body();
        assertThat(compose.has("decision")).isFalse();
        assertThat(compose.at("/missing/0").asText()).isEqualTo("decision");
    }

    @Test
    void when_everything_dies_after_the_message_was_stored_the_customer_hears_that_it_is_safe_and_a_person_answers() {
        ticketFailsAt("/decision", "/reply");
        backstage.intent.goAway();
        backstage.reply.goAway();

        say(QUALITY_COMPLAINT)
                .statusCode(200)
                .body("missing", contains("understanding", "decision", "reply"))
                .body("reply.text", containsString("您的消息已收到并保存"))
                .body("reply.text", containsString("人工客服会在这里答复您"))
                .body("reply.promises", hasSize(0));
    }

    @Test
    void the_last_resort_speaks_english_to_who_writes_english() {
        backstage.intent.goAway();
        backstage.reply.goAway();

        say("My coat arrived damaged, I want to return it.")
                .body("reply.language", equalTo("en"))
                .body("reply.text", containsString("Case AC-100001 is open"))
                .body("reply.text", containsString("24 November 2026, 02:00 UTC"));
    }

    @Test
    void what_keyword_rules_guessed_is_not_recorded_as_understood() {
        backstage.intent.goAway();

        say(QUALITY_COMPLAINT).statusCode(200);

        var recorded = backstage.ticket.received("PUT", "/reply").getFirst().body();
        assertThat(recorded.has("understanding")).isFalse();
        assertThat(recorded.at("/missing/0").asText()).isEqualTo("understanding");
    }

    @Test
    void a_turn_that_cannot_be_recorded_at_first_is_recorded_once_ticket_service_is_back() {
        ticketFailsAt("/reply");
        String replyId = say(QUALITY_COMPLAINT)
                .statusCode(200)
                .body("missing", hasSize(0))
                .extract()
                .path("reply.id");
        assertThat(backstage.ticket.received("PUT", "/reply")).hasSizeGreaterThan(1);

        backstage.ticket.behaveAgain();

        Eventually.holds(() -> assertThat(backstage.ticket.replies()).containsOnlyKeys(replyId));
    }

    @Test
    void each_step_that_was_missed_is_counted() {
        backstage.reply.goAway();
        double before = Metrics.read("aftercare_turn_degraded_total{step=\"compose\"}");

        say(QUALITY_COMPLAINT).statusCode(200);

        assertThat(Metrics.read("aftercare_turn_degraded_total{step=\"compose\"}"))
                .isEqualTo(before + 1);
        assertThat(Metrics.read("aftercare_turn_step_seconds_count{step=\"understand\"}"))
                .isPositive();
    }

    private void ticketFailsAt(String... ends) {
        backstage.ticket.failAt(ends);
    }

    private static Arguments failure(String name, Consumer<Peer> failure) {
        return Arguments.of(Named.of(name, failure));
    }
}
