package io.aftercare.insight.log;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the database answers and has the event log. */
@Readiness
@ApplicationScoped
class EventLogReadiness implements AsyncHealthCheck {
    private static final String NAME = "event-log";
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Pool database;

    EventLogReadiness(Pool database) {
        this.database = database;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return database.query("select 1 from insight.event limit 1")
                .execute()
                .map(rows -> HealthCheckResponse.up(NAME))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .recoverWithItem(HealthCheckResponse.down(NAME));
    }
}
