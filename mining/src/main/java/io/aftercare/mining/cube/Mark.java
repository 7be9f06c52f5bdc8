package io.aftercare.mining.cube;

/** What figures need to know of a step besides its name. Kept in state: a bit never changes its meaning. */
public final class Mark {
    /** The case or conversation began with it. */
    public static final int OPENING = 1;

    /** Left the case resolved, closed or cancelled. */
    public static final int SETTLED = 1 << 2;

    /** Left the case with something to be done. */
    public static final int UNSETTLED = 1 << 3;

    public static final int RESOLVED = 1 << 4;

    /** Took a settled case up again. */
    public static final int REOPENED = 1 << 5;

    public static final int TERM_BROKEN = 1 << 6;
    public static final int PROMISE_KEPT = 1 << 7;
    public static final int PROMISE_LATE = 1 << 8;
    public static final int PROMISE_BROKEN = 1 << 9;

    public static final int MESSAGE = 1 << 10;
    public static final int REPLY = 1 << 11;
    public static final int HANDOFF = 1 << 12;

    /** What it counts for by itself is counted for good; only what follows it can still count. */
    static final int SEALED = 1 << 13;

    private Mark() {}
}
