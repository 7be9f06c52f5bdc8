package io.aftercare.reply.generate;

import java.util.Locale;

/** For whom and where something is said; one style an act. */
public enum Style {
    PLAIN,
    UPSET,
    BRIEF,
    FULL,
    VIP;

    String symbol() {
        return "<" + name().toLowerCase(Locale.ROOT) + ">";
    }
}
