package io.aftercare.local.launcher.play;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.aftercare.local.launcher.talk.Api;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlayerTest {
    private static final String TURN = """
            {"understanding":{"intents":[{"name":"return.request","confidence":0.9}]},
             "reply":{"text":"ok","source":"case"},
             "case":{"id":"case-1","number":"AC-1","kind":"return","status":"open"},
             "timings":{"storeMillis":2,"totalMillis":9}}""";

    private final AtomicInteger messages = new AtomicInteger();
    private HttpServer gateway;

    @BeforeEach
    void startGateway() throws IOException {
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/v1/conversations", this::answer);
        gateway.start();
    }

    @AfterEach
    void stopGateway() {
        gateway.stop(0);
    }

    /** The first message is told to come back later; a message "broken" fails for good. */
    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (!exchange.getRequestURI().getPath().endsWith("/messages")) {
                send(exchange, 201, "{\"id\":\"c-1\"}");
            } else if (body.contains("broken")) {
                send(exchange, 500, "{\"detail\":\"a bug\"}");
            } else if (messages.incrementAndGet() == 1) {
                exchange.getResponseHeaders().set("Retry-After", "0");
                send(exchange, 429, "{}");
            } else {
                send(exchange, 200, TURN);
            }
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static Script script(String id, Script.Line... lines) {
        return new Script(id, "c-001", "zh", "web", null, List.of(lines));
    }

    private Tally play(Script... scripts) {
        Tally tally = new Tally();
        try (Api api = new Api("http://localhost:" + gateway.getAddress().getPort())) {
            new Player(api, customer -> "token", tally, () -> {})
                    .play(List.of(scripts).iterator(), 4);
        }
        return tally;
    }

    @Test
    void turnsCasesAndExpectationsAreCounted() {
        Tally tally = play(script(
                "d-1",
                new Script.Line("我要退货", null, new Script.Expectation("return", "case", false, null)),
                new Script.Line("谢谢", null, new Script.Expectation(null, null, true, true))));

        assertThat(tally.turns()).isEqualTo(2);
        assertThat(tally.waits()).isEqualTo(1);
        assertThat(tally.casesByKind()).containsOnly(Map.entry("return", 1L));
        assertThat(tally.steps().get("total").percentile(50)).isBetween(8.9, 9.1);
        assertThat(tally.misses())
                .containsExactly("d-1: no case expected, was return; handoff expected [return.request]: 谢谢");
    }

    @Test
    void aConversationThatFailsIsNotedAndTheOthersGoOn() {
        Tally tally = play(
                script("d-1", new Script.Line("broken", null, null), new Script.Line("never sent", null, null)),
                script("d-2", new Script.Line("我要退货", null, null)));

        assertThat(tally.errors()).containsExactly("d-1: 500 a bug");
        assertThat(tally.turns()).isEqualTo(1);
    }

    @Test
    void aReportIsCleanOnlyWithoutErrorsAndLostEvents() {
        Tally tally = play(script("d-1", new Script.Line("我要退货", null, null)));
        EventBalance complete = new EventBalance(Map.of("case.opened", 1L), Map.of("case.opened", 1L), 0);
        EventBalance lossy = new EventBalance(Map.of("case.opened", 2L), Map.of("case.opened", 1L), 0);

        DemoReport report = new DemoReport(tally, 1, 4, Duration.ofSeconds(2), List.of(), complete);

        assertThat(report.clean()).isTrue();
        assertThat(report.text()).contains("1 turns of 1 conversations in 2.0 s, 4 in flight: 0.5 turns per second");
        PathPlayer.Walk stuck = new PathPlayer.Walk("return", List.of("checking"), "the case stays in checking");
        DemoReport unfinished = new DemoReport(tally, 1, 4, Duration.ofSeconds(2), List.of(stuck), complete);
        assertThat(unfinished.clean()).isFalse();
        assertThat(unfinished.text()).contains("0 of 1 cases", "return: checking ✗ the case stays in checking");
        assertThat(new DemoReport(tally, 1, 4, Duration.ofSeconds(2), List.of(), lossy).clean())
                .isFalse();
        assertThat(report.measurement().holds()).isTrue();
    }
}
