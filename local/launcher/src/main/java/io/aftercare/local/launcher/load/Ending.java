package io.aftercare.local.launcher.load;

import java.util.SplittableRandom;

/** How far a loaded case has come. */
enum Ending {
    OPEN,
    IN_PROGRESS,
    WAITING,
    RESOLVED,
    CLOSED,
    CANCELLED;

    private static final long YOUNG_DAYS = 60;

    boolean settled() {
        return compareTo(RESOLVED) >= 0;
    }

    /** Of what is older than two months nothing is left open; of what is younger, seven in ten. */
    static Ending of(long ageDays, SplittableRandom chance) {
        double drawn = chance.nextDouble();
        if (ageDays < YOUNG_DAYS && drawn < 0.7) {
            return drawn < 0.25 ? OPEN : drawn < 0.5 ? IN_PROGRESS : WAITING;
        }
        double settled = chance.nextDouble();
        return settled < 0.8 ? CLOSED : settled < 0.92 ? RESOLVED : CANCELLED;
    }
}
