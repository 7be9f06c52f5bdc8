package io.aftercare.insight;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The clock, as a bean. */
class TimeSource {
    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}
