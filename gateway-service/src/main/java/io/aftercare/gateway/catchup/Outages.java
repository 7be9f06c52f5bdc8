package io.aftercare.gateway.catchup;

import io.aftercare.gateway.Step;
import io.aftercare.gateway.remote.Downstream;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which services were missed by turns since the last time that everything was caught up. */
@ApplicationScoped
public class Outages {
    private final Set<Downstream> missed = ConcurrentHashMap.newKeySet();

    Outages() {
        // What happened before this process started is not known, so anything may be waiting.
        missed.addAll(Set.of(Downstream.TICKET, Downstream.INTENT, Downstream.REPLY));
    }

    public void missed(Collection<Step> steps) {
        steps.forEach(step -> missed.add(serviceOf(step)));
    }

    /** Those that were missed and of which nothing says that all was caught up. */
    Set<Downstream> open() {
        return new HashSet<>(missed);
    }

    void over(Set<Downstream> services) {
        missed.removeAll(services);
    }

    static Downstream serviceOf(Step step) {
        return switch (step) {
            case STORE, DECIDE, RECORD -> Downstream.TICKET;
            case UNDERSTAND -> Downstream.INTENT;
            case COMPOSE -> Downstream.REPLY;
        };
    }
}
