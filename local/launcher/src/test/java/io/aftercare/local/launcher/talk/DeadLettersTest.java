package io.aftercare.local.launcher.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.aftercare.local.launcher.talk.DeadLetters.Letter;
import io.aftercare.local.launcher.talk.DeadLetters.Shelf;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeadLettersTest {
    private static final String EVENT = "019ab000-0000-7000-8000-000000000100";

    private final List<String> asked = new ArrayList<>();
    private HttpServer server;
    private Api gateway;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        gateway = new Api("http://localhost:" + server.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        gateway.close();
        server.stop(0);
    }

    @Test
    void everyPageIsShown() {
        List<Letter> shown = new ArrayList<>();

        new DeadLetters(gateway, "t").each(Shelf.TOPICS, shown::add);

        assertThat(shown).extracting(Letter::id).containsExactly("7", "8");
        assertThat(shown.getFirst().reason()).isEqualTo("unknown event type case.exploded");
        assertThat(asked)
                .containsExactly(
                        "GET /v1/insights/dead-letters?limit=100",
                        "GET /v1/insights/dead-letters?limit=100&cursor=7%3D");
    }

    @Test
    void aLetterIsReplayedWhereItWaitsAndARefusalIsToldInWords() {
        DeadLetters letters = new DeadLetters(gateway, "t");

        assertThat(letters.replay(EVENT)).isEmpty();
        assertThat(letters.replay("7")).contains("409 It still cannot be taken in.");
        assertThatThrownBy(() -> letters.replay("9")).isInstanceOf(Refused.class);

        assertThat(asked)
                .containsExactly(
                        "POST /v1/outbox/dead-letters/" + EVENT + "/replay",
                        "POST /v1/insights/dead-letters/7/replay",
                        "POST /v1/insights/dead-letters/9/replay");
    }

    private void answer(HttpExchange exchange) throws IOException {
        String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        asked.add(request);
        int status = request.contains("/7/replay") ? 409 : request.contains("/9/replay") ? 403 : 200;
        String body = status == 409
                ? "{\"detail\":\"It still cannot be taken in.\"}"
                : request.contains("cursor")
                        ? "{\"items\":[{\"id\":8,\"topic\":\"aftercare.cases\",\"reason\":\"no JSON\"}]}"
                        : "{\"items\":[{\"id\":7,\"topic\":\"aftercare.cases\",\"reason\":\"unknown event type case.exploded\"}],\"nextCursor\":\"7=\"}";
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
