package io.aftercare.mining.statistics;

import java.time.Duration;
import java.util.Optional;

/**
 * How long customers wait for one of so many agents, when they come at random, are patient, and are served in turn (M/M/c;
 * Erlang 1917). Computed by the recursion of Erlang B, which is stable for any number of agents.
 *
 * @param arrivalsPerHour on average
 * @param handling how long one takes on average
 */
public record ErlangC(double arrivalsPerHour, Duration handling, int agents) {
    private static final int MOST_AGENTS = 100_000;

    public ErlangC {
        if (!(arrivalsPerHour >= 0 && arrivalsPerHour < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("arrivals per hour are a number from 0, not " + arrivalsPerHour);
        }
        if (!handling.isPositive()) {
            throw new IllegalArgumentException("handling takes some time, not " + handling);
        }
        if (agents < 0) {
            throw new IllegalArgumentException("there cannot be " + agents + " agents");
        }
    }

    /** How many agents are busy on average, if there are enough (in erlang). */
    public double load() {
        return arrivalsPerHour * hours(handling);
    }

    /** With no more agents than load, the queue grows without end. */
    public boolean isStable() {
        return agents > load();
    }

    /** Who comes has to wait with this probability; 1 when the queue grows without end. */
    public double waiting() {
        if (!isStable()) {
            return arrivalsPerHour == 0 ? 0 : 1;
        }
        double blocked = 1;
        for (int n = 1; n <= agents; n++) {
            blocked = load() * blocked / (n + load() * blocked);
        }
        return blocked / (1 - load() / agents * (1 - blocked));
    }

    /** The share that is served within so long; 0 when the queue grows without end. */
    public double serviceLevel(Duration within) {
        if (!isStable()) {
            return arrivalsPerHour == 0 ? 1 : 0;
        }
        return 1 - waiting() * Math.exp(-(agents - load()) * hours(within) / hours(handling));
    }

    /** Empty when the queue grows without end. */
    public Optional<Duration> meanWait() {
        if (!isStable()) {
            return Optional.empty();
        }
        double hours = waiting() * hours(handling) / (agents - load());
        return Optional.of(Duration.ofNanos(Math.round(hours * 3.6e12)));
    }

    /**
     * The fewest agents that serve a share of customers within so long.
     *
     * @param level in (0, 1)
     */
    public static int agentsFor(double arrivalsPerHour, Duration handling, double level, Duration within) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("a service level lies between 0 and 1, not " + level);
        }
        int agents = (int) Math.floor(new ErlangC(arrivalsPerHour, handling, 0).load());
        while (new ErlangC(arrivalsPerHour, handling, agents).serviceLevel(within) < level) {
            if (agents++ >= MOST_AGENTS) {
                throw new IllegalArgumentException("it would take more than " + MOST_AGENTS + " agents");
            }
        }
        return agents;
    }

    private static double hours(Duration duration) {
        return duration.toNanos() / 3.6e12;
    }
}
