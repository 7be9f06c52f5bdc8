package io.aftercare.local.bench.load;

import java.time.Duration;

/** When requests are to leave, counted from the start. */
sealed interface Pace {
    /** When the request with this number should have left, in nanoseconds; never later than {@code now} when closed. */
    long intended(long number, long now);

    /** Whether the request with this number belongs to the run. */
    boolean has(long number, long now);

    int mostConnections();

    /** How long the run is, as far as that is fixed; what it has in flight then may still be answered. */
    long end();

    /** Each of some clients sends as soon as it has been answered, so many requests in all. */
    record ClosedCount(int clients, long requests) implements Pace {
        @Override
        public long intended(long number, long now) {
            return now;
        }

        @Override
        public boolean has(long number, long now) {
            return number < requests;
        }

        @Override
        public int mostConnections() {
            return clients;
        }

        @Override
        public long end() {
            return Long.MAX_VALUE;
        }
    }

    /** Each of some clients sends as soon as it has been answered, until the time is up. */
    record Closed(int clients, Duration duration) implements Pace {
        @Override
        public long intended(long number, long now) {
            return now;
        }

        @Override
        public boolean has(long number, long now) {
            return now < duration.toNanos();
        }

        @Override
        public int mostConnections() {
            return clients;
        }

        @Override
        public long end() {
            return duration.toNanos();
        }
    }

    /** One request every so often, whether or not earlier ones have been answered. */
    record Open(double perSecond, Duration duration, int mostConnections) implements Pace {
        @Override
        public long intended(long number, long now) {
            return (long) (number * 1e9 / perSecond);
        }

        @Override
        public boolean has(long number, long now) {
            return intended(number, now) < duration.toNanos();
        }

        @Override
        public long end() {
            return duration.toNanos();
        }
    }
}
