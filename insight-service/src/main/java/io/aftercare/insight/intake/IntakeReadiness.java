package io.aftercare.insight.intake;

import io.aftercare.insight.intake.IntakeProgress.Progress;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the broker answers and has given this consumer its partitions; the lag is told, not judged. */
@Readiness
@ApplicationScoped
class IntakeReadiness implements AsyncHealthCheck {
    private static final String NAME = "event-intake";

    private final IntakeProgress progress;

    IntakeReadiness(IntakeProgress progress) {
        this.progress = progress;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return progress.now()
                .map(IntakeReadiness::response)
                .onFailure()
                .recoverWithItem(() -> HealthCheckResponse.named(NAME)
                        .down()
                        .withData("broker", "unreachable")
                        .build());
    }

    private static HealthCheckResponse response(Progress progress) {
        return HealthCheckResponse.named(NAME)
                .status(progress.partitions() > 0)
                .withData("partitions", progress.partitions())
                .withData("lag", progress.lag())
                .build();
    }
}
