package io.aftercare.gateway;

import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/** The clock of this service, as a bean. */
class Time {
    @Produces
    Clock clock() {
        return Clock.systemUTC();
    }
}
