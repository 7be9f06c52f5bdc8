package io.aftercare.local.launcher.chaos;

/** A promise of the system that a history shows broken. */
record Violation(Kind kind, String what) {
    enum Kind {
        /** Acknowledged, stored or written down, and not at the next station. */
        LOST,
        /** Asked for once, done or told of twice. */
        DOUBLED,
        /** Two things of one conversation or case change places on their way. */
        REORDERED,
        /** There, though nothing before it explains it. */
        INVENTED
    }
}
