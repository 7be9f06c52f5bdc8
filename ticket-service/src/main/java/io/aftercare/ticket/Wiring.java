package io.aftercare.ticket;

import io.aftercare.ticket.triage.Deadlines;
import io.aftercare.ticket.triage.Triage;
import io.smallrye.config.ConfigMapping;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;

/** Gives the pure core its clock and its figures. */
@ApplicationScoped
class Wiring {
    @ConfigMapping(prefix = "aftercare.deadlines")
    interface DeadlineConfig {
        Duration firstStep();

        Duration urgentStep();

        Duration handoff();
    }

    /** Milliseconds, as in events and JSON: what is read back then equals what was written. */
    @Produces
    @Singleton
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }

    @Produces
    @Singleton
    Triage triage(DeadlineConfig config, Clock clock) {
        return new Triage(new Deadlines(config.firstStep(), config.urgentStep(), config.handoff()), clock);
    }
}
