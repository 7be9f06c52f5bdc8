package io.aftercare.mining.cube;

/**
 * What a cell counts.
 *
 * @param name as {@code follows}, {@code resolution}
 * @param activity the code of an activity, where it is about one; else 0
 * @param next the code of the activity behind it, where it is about a pair; else 0
 */
public record Measure(String name, int activity, int next) {
    /** A case began with an activity. */
    public static final String STARTS = "starts";

    /** One activity directly followed another, after so long. */
    public static final String FOLLOWS = "follows";

    public static final String CASES = "cases";

    /** Those that are settled as things stand. */
    public static final String SETTLED = "settled";

    /** From the opening to the first resolution. */
    public static final String RESOLUTION = "resolution";

    public static final String REOPENED = "reopened";
    public static final String TERMS_BROKEN = "terms_broken";
    public static final String PROMISES_KEPT = "promises_kept";
    public static final String PROMISES_LATE = "promises_late";
    public static final String PROMISES_BROKEN = "promises_broken";
    public static final String CONVERSATIONS = "conversations";
    public static final String MESSAGES = "messages";
    public static final String REPLIES = "replies";
    public static final String HANDOFFS = "handoffs";

    /** From a message to the first reply at or after it. */
    public static final String FIRST_RESPONSE = "first_response";

    public Measure(String name) {
        this(name, 0, 0);
    }
}
