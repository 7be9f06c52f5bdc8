package io.aftercare.ticket.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once the broker has been reached since start. A later loss is told as data and takes nothing out of service: the
 * outbox holds the events, and refusing messages because of it would lose what can be kept.
 */
@Readiness
@ApplicationScoped
class BrokerReadiness implements HealthCheck {
    private final RelayState state;

    BrokerReadiness(RelayState state) {
        this.state = state;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("event-broker")
                .status(state.reachedOnce())
                .withData("reachable", state.reachable())
                .withData("waiting", state.waiting())
                .withData("outboxBytes", state.bytes())
                .withData("deadLetters", state.deadLetters())
                .withData("full", state.full())
                .build();
    }
}
