package io.aftercare.gateway.remote;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Asks the services behind the gateway how they are. */
@ApplicationScoped
public class RollCall {
    private static final Duration PATIENCE = Duration.ofMillis(800);

    /** What a service says of itself; {@code UNREADY} answers, but lacks something that it needs. */
    public enum State {
        READY,
        UNREADY,
        AWAY
    }

    private final Peers peers;
    private final Breakers breakers;

    RollCall(Peers peers, Breakers breakers) {
        this.peers = peers;
        this.breakers = breakers;
    }

    /** All of them, asked at the same time. */
    public Map<Downstream, State> ask() {
        Map<Downstream, CompletableFuture<State>> asked = new EnumMap<>(Downstream.class);
        for (Downstream service : Downstream.values()) {
            asked.put(service, ask(service).toCompletableFuture());
        }
        Map<Downstream, State> states = new EnumMap<>(Downstream.class);
        asked.forEach((service, state) -> states.put(service, state.join()));
        return states;
    }

    /** Lets calls through again to a service that was just seen ready. */
    public void trust(Downstream service) {
        breakers.close(service);
    }

    private CompletionStage<State> ask(Downstream service) {
        return peers.send(
                        service, HttpMethod.GET, "/q/health/ready", MultiMap.caseInsensitiveMultiMap(), null, PATIENCE)
                .map(RollCall::state)
                .otherwise(State.AWAY)
                .toCompletionStage();
    }

    private static State state(HttpClientResponse response) {
        response.resume();
        return response.statusCode() == 200 ? State.READY : State.UNREADY;
    }
}
