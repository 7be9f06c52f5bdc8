package io.aftercare.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.gateway.backstage.Peer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(TracingTest.Traced.class)
class TracingTest extends GatewayTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String TRACEPARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";

    public static class Traced implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.otel.sdk.disabled", "false", "quarkus.otel.traces.exporter", "none");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/event-stream"})
    void the_caller_s_trace_goes_through_every_step_of_a_turn(String answerAs) {
        customer()
                .header("traceparent", TRACEPARENT)
                .accept(answerAs)
                .body("{\"text\":\"你好\"}")
                .post(MESSAGES)
                .then()
                .statusCode(200);

        Eventually.holds(
                () -> assertThat(backstage.ticket.received("PUT", "/reply")).hasSize(1));
        for (Peer peer : new Peer[] {backstage.ticket, backstage.intent, backstage.reply}) {
            assertThat(peer.received)
                    .filteredOn(request -> !request.target().endsWith("/claim"))
                    .isNotEmpty()
                    .allSatisfy(request -> assertThat(request.traceparent()).contains(TRACE));
        }
    }

    @Test
    void and_through_what_is_forwarded() {
        customer()
                .header("traceparent", TRACEPARENT)
                .get("/v1/knowledge?q=a")
                .then()
                .statusCode(200);

        assertThat(backstage.reply.received.getFirst().traceparent()).contains(TRACE);
    }
}
