package io.aftercare.gateway.remote;

import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import io.smallrye.faulttolerance.api.Guard;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/** One circuit breaker per remote service, shared by all its operations. */
@ApplicationScoped
class Breakers {
    private final Map<Downstream, Guard> breakers = new EnumMap<>(Downstream.class);

    Breakers() {
        for (Downstream service : Downstream.values()) {
            breakers.put(service, breaker(service));
        }
    }

    Guard of(Downstream service) {
        return breakers.get(service);
    }

    /** Trusts the service again, for one who has just seen it ready. */
    void close(Downstream service) {
        CircuitBreakerMaintenance.get().reset(service.toString());
    }

    private static Guard breaker(Downstream service) {
        return Guard.create()
                .withCircuitBreaker()
                .name(service.toString())
                // Only a service that does not answer counts; one that refuses a request is well.
                .when(failure -> failure instanceof RemoteFailure || failure instanceof TimeoutException)
                .requestVolumeThreshold(20)
                .failureRatio(0.5)
                .delay(2, ChronoUnit.SECONDS)
                .successThreshold(1)
                .done()
                .build();
    }
}
