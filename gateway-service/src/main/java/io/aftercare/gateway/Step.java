package io.aftercare.gateway;

import java.util.Locale;

/** The steps of a turn, in order; those without which a turn goes on have a name in {@code missing}. */
public enum Step {
    STORE(null),
    UNDERSTAND("understanding"),
    DECIDE("decision"),
    COMPOSE("reply"),
    RECORD(null);

    private final String result;

    Step(String result) {
        this.result = result;
    }

    /** What a turn lacks when this step failed, as clients and ticket-service name it; null when nothing is lacking. */
    public String result() {
        return result;
    }

    /** The step's name in timings and metrics. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
