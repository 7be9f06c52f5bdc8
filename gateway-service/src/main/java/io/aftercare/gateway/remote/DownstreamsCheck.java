package io.aftercare.gateway.remote;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready as long as ticket-service answers at all: with it a message can be stored, and the gateway knows how to do
 * without the others.
 */
@Readiness
@ApplicationScoped
class DownstreamsCheck implements HealthCheck {
    private final RollCall rollCall;

    DownstreamsCheck(RollCall rollCall) {
        this.rollCall = rollCall;
    }

    @Override
    public HealthCheckResponse call() {
        Map<Downstream, RollCall.State> states = rollCall.ask();
        var response =
                HealthCheckResponse.named("downstreams").status(states.get(Downstream.TICKET) != RollCall.State.AWAY);
        states.forEach((service, state) ->
                response.withData(service.toString(), state.name().toLowerCase(Locale.ROOT)));
        return response.build();
    }
}
