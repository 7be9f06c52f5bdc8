package io.aftercare.reply.generate;

import java.util.Locale;

/** For whom and where something is said; one style an act. */
public enum Style {
    PLAIN,
    UPSET,
    BRIEF,
    FULL,
    VIP;

    /** What weighs most comes first: a customer's mood, then how much room there is, then the tier. */
    public static Style of(boolean upset, Length length, boolean upperTier) {
        if (upset) {
            return UPSET;
        }
        return switch (length) {
            case SHORT -> BRIEF;
            case LONG -> FULL;
            case ANY -> upperTier ? VIP : PLAIN;
        };
    }

    /** How much room the channel gives a sentence. */
    public enum Length {
        SHORT,
        ANY,
        LONG
    }

    String symbol() {
        return "<" + name().toLowerCase(Locale.ROOT) + ">";
    }
}
