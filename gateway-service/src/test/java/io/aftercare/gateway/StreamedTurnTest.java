package io.aftercare.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftercare.gateway.backstage.Contract;
import io.aftercare.gateway.backstage.Peer.Answer;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class StreamedTurnTest extends GatewayTest {
    @TestHTTPResource(MESSAGES)
    URI messages;

    private record Event(String name, JsonNode data) {}

    @Test
    void a_turn_is_told_as_it_happens() throws Exception {
        List<Event> events = stream(UUID.randomUUID().toString());

        assertThat(events)
                .extracting(Event::name)
                .containsExactly("understanding", "decision", "token", "token", "reply", "done");
        assertThat(events.get(1).data().at("/case/number").asText()).isEqualTo("AC-100001");
        assertThat(events.get(1).data().has("customer")).isFalse();
        assertThat(events.get(2).data().path("text").asText()).isEqualTo("很抱歉给您带来不便。");
        assertThat(events.getLast().data().path("missing")).isEmpty();
        assertThat(events.getLast().data().path("reply"))
                .isEqualTo(events.get(4).data());
    }

    @Test
    void the_streamed_turn_is_recorded_like_any_other() throws Exception {
        List<Event> events = stream(UUID.randomUUID().toString());

        assertThat(backstage.ticket.replies())
                .containsOnlyKeys(events.getLast().data().at("/reply/id").asText());
    }

    @Test
    void a_reply_that_breaks_off_is_replaced_by_what_was_decided() throws Exception {
        String half = "event: sentence\ndata: {\"text\":\"很抱歉\"}\n\n";
        backstage.reply.behave(request -> new Answer(200, "text/event-stream", half));

        List<Event> events = stream(UUID.randomUUID().toString());

        assertThat(events)
                .extracting(Event::name)
                .startsWith("understanding", "decision", "token")
                .endsWith("reply", "done");
        JsonNode turn = events.getLast().data();
        assertThat(turn.at("/missing/0").asText()).isEqualTo("reply");
        assertThat(turn.at("/reply/source").asText()).isEqualTo("fallback");
        assertThat(turn.at("/reply/text").asText()).contains("AC-100001");
    }

    @Test
    void without_reply_service_the_sentences_of_last_resort_are_streamed() throws Exception {
        backstage.reply.goAway();

        List<Event> events = stream(UUID.randomUUID().toString());

        assertThat(events).filteredOn(event -> event.name().equals("token")).hasSizeGreaterThan(2);
        assertThat(events.getLast().data().at("/missing/0").asText()).isEqualTo("reply");
    }

    @Test
    void a_repeated_key_tells_the_earlier_turn_again() throws Exception {
        List<Event> first = stream("stream-key");

        List<Event> second = stream("stream-key");

        assertThat(second)
                .extracting(Event::name)
                .isEqualTo(first.stream().map(Event::name).toList());
        assertThat(second.getLast().data().at("/reply/id"))
                .isEqualTo(first.getLast().data().at("/reply/id"));
        assertThat(backstage.ticket.messages()).isEqualTo(1);
    }

    @Test
    void what_fails_before_the_message_is_stored_is_a_plain_problem() {
        backstage.ticket.goAway();

        customer()
                .accept("text/event-stream")
                .body("{\"text\":\"你好\"}")
                .post(MESSAGES)
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:aftercare:problem:message-not-stored"));
    }

    @Test
    void a_bad_message_is_a_plain_problem_too() {
        customer()
                .accept("text/event-stream")
                .body("{\"text\":\" \"}")
                .post(MESSAGES)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:aftercare:problem:message-empty"));
    }

    @Test
    void a_turn_is_recorded_even_if_the_watcher_leaves() throws Exception {
        backstage.reply.behave(request -> {
            Eventually.holds(() -> assertThat(left).isTrue());
            return Answer.json(200, Contract.golden("reply.reply"));
        });
        HttpResponse<InputStream> response = send("leaving", HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);

        response.body().close();
        left = true;

        Eventually.holds(() -> assertThat(backstage.ticket.replies()).hasSize(1));
    }

    private volatile boolean left;

    private List<Event> stream(String key) throws Exception {
        HttpResponse<Stream<String>> response = send(key, HttpResponse.BodyHandlers.ofLines());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
        return events(response.body().toList());
    }

    private <T> HttpResponse<T> send(String key, HttpResponse.BodyHandler<T> reader) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(messages)
                .header("Authorization", "Bearer " + backstage.tokens.of("watcher-" + UUID.randomUUID(), "customer"))
                .header("Content-Type", "application/json")
                .header("Accept", "text/event-stream")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString("{\"text\":\"" + QUALITY_COMPLAINT + "\"}"))
                .build();
        return HttpClient.newHttpClient().send(request, reader);
    }

    private static List<Event> events(List<String> lines) throws Exception {
        List<Event> events = new ArrayList<>();
        String name = null;
        for (String line : lines) {
            if (line.startsWith("event:")) {
                name = line.substring(6).strip();
            } else if (line.startsWith("data:")) {
                events.add(new Event(name, Contract.JSON.readTree(line.substring(5))));
            }
        }
        return events;
    }
}
