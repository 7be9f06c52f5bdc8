package io.aftercare.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aftercare.gateway.backstage.Contract;
import io.aftercare.gateway.backstage.Peer.Received;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CatchUpTest extends GatewayTest {
    /** A message of this test alone: what another test left running may still be recorded. */
    private final UUID message = UUID.randomUUID();

    @Test
    void what_reply_service_missed_is_answered_when_it_is_back() {
        backstage.reply.goAway();
        String answered = say(QUALITY_COMPLAINT).extract().path("id");

        backstage.reply.comeBack();
        backstage.ticket.lease(turnThatLacks("reply").put("messageId", answered));

        UUID id = UUID.fromString(answered);
        Eventually.holds(() -> assertThat(recorded(id)).hasSize(2));
        JsonNode late = recorded(id).getLast().body();
        assertThat(late.at("/reply/source").asText()).isEqualTo("case");
        assertThat(late.at("/reply/id").asText()).isEqualTo(ReplyId.late(id).toString());
        assertThat(late.path("missing")).isEmpty();
    }

    @Test
    void what_intent_service_missed_is_understood_and_decided_anew() {
        backstage.ticket.lease(turnThatLacks("understanding"));

        Eventually.holds(() -> assertThat(recorded(message)).hasSize(1));
        assertThat(recorded(message)
                        .getFirst()
                        .body()
                        .at("/understanding/model/name")
                        .asText())
                .isEqualTo("intent-zh");
        assertThat(decided())
                .singleElement()
                .satisfies(request -> assertThat(request.body().path("missing")).isEmpty());
    }

    @Test
    void what_was_understood_then_is_not_asked_again() {
        ObjectNode turn = turnThatLacks("reply");
        turn.set("understanding", Contract.golden("intent.understanding").put("language", "en"));
        backstage.ticket.lease(turn);

        Eventually.holds(() -> assertThat(recorded(message)).hasSize(1));
        assertThat(recorded(message)
                        .getFirst()
                        .body()
                        .at("/understanding/language")
                        .asText())
                .isEqualTo("en");
    }

    @Test
    void the_gateway_speaks_for_itself_and_names_the_tenant() {
        backstage.ticket.lease(turnThatLacks("reply"));

        Eventually.holds(() -> assertThat(recorded(message)).hasSize(1));
        assertThat(recorded(message).getFirst().tenant()).isEqualTo("demo");
        assertThat(decided().getFirst().tenant()).isEqualTo("demo");
        assertThat(backstage.ticket.received("POST", "/claim")).isNotEmpty().allSatisfy(request -> {
            assertThat(request.tenant()).isNull();
            assertThat(request.authorization()).startsWith("Bearer ");
        });
    }

    @Test
    void a_turn_leased_twice_is_answered_under_one_id() {
        backstage.ticket.lease(turnThatLacks("reply"));
        backstage.ticket.lease(turnThatLacks("reply"));

        Eventually.holds(() -> assertThat(recorded(message)).hasSize(2));
        assertThat(recorded(message))
                .extracting(request -> request.body().at("/reply/id").asText())
                .containsOnly(ReplyId.late(message).toString());
    }

    @Test
    void a_message_that_no_one_answered_gets_the_reply_it_would_have_had() {
        backstage.ticket.lease(turnThatLacks());

        Eventually.holds(() -> assertThat(recorded(message)).hasSize(1));
        assertThat(recorded(message).getFirst().body().at("/reply/id").asText())
                .isEqualTo(ReplyId.first(message).toString());
    }

    @Test
    void one_bad_turn_does_not_keep_the_others_waiting() {
        backstage.ticket.lease(turnThatLacks("reply").putNull("context"));
        UUID other = UUID.randomUUID();
        backstage.ticket.lease(turnThatLacks("reply").put("messageId", other.toString()));

        Eventually.holds(() -> assertThat(recorded(other)).hasSize(1));
    }

    @Test
    void who_was_told_that_a_person_answers_gets_a_person() {
        backstage.ticket.lease(turnThatLacks("decision", "reply"));

        Eventually.holds(() -> assertThat(recorded(message)).hasSize(1));
        assertThat(backstage.ticket.received("POST", "/handoff")).hasSize(1);
    }

    @Test
    void while_a_service_is_still_away_no_second_apology_is_sent() {
        backstage.reply.goAway();
        backstage.ticket.lease(turnThatLacks("reply"));
        Eventually.holds(() -> assertThat(decided()).hasSize(1));

        int claims = backstage.ticket.received("POST", "/claim").size();
        Eventually.holds(() -> assertThat(backstage.ticket.received("POST", "/claim"))
                .as("claims after the one that was answered so far")
                .hasSizeGreaterThan(claims));

        assertThat(recorded(message)).isEmpty();
    }

    @Test
    void only_the_results_that_can_be_had_again_are_asked_for() {
        backstage.intent.goAway();

        Eventually.holds(() -> assertThat(backstage.ticket.received("POST", "/claim"))
                .last()
                .satisfies(request ->
                        assertThat(request.body().path("missing").toString()).isEqualTo("[\"decision\",\"reply\"]")));
    }

    private List<Received> recorded(UUID message) {
        return backstage.ticket.received("PUT", message, "/reply");
    }

    private List<Received> decided() {
        return backstage.ticket.received("POST", message, "/decision");
    }

    private ObjectNode turnThatLacks(String... missing) {
        ObjectNode turn = Contract.golden("ticket.claimed-turn").put("messageId", message.toString());
        var names = turn.putArray("missing");
        for (String name : missing) {
            names.add(name);
        }
        return turn;
    }
}
