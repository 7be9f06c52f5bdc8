package io.aftercare.insight.cube;

import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.streams.KafkaStreams;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;

/** Alive unless the stream has ended for good; while it has no broker or rebalances, the figures it made can be read. */
@Liveness
@ApplicationScoped
class CubeLiveness implements HealthCheck {
    private final CubeStream stream;

    CubeLiveness(CubeStream stream) {
        this.stream = stream;
    }

    @Override
    public HealthCheckResponse call() {
        KafkaStreams.State state = stream.state();
        HealthCheckResponseBuilder check = HealthCheckResponse.named("insight-cube")
                .withData("state", !stream.isEnabled() ? "off" : state == null ? "waiting for topics" : state.name());
        return check.status(state != KafkaStreams.State.ERROR).build();
    }
}
