package io.aftercare.reply.proof;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

/**
 * Something that a sentence says and that can be wrong. {@code value} is the same for all ways to write it, {@code text}
 * is how it was written: 1,299元 and CNY 1299.00 are both the amount {@code 1299 CNY}.
 */
public record Claim(Kind kind, String value, String text) {
    public enum Kind {
        @JsonProperty("amount")
        AMOUNT,
        @JsonProperty("percent")
        PERCENT,
        /** Three times the price. */
        @JsonProperty("multiple")
        MULTIPLE,
        /** A day, with its year if that was said. */
        @JsonProperty("day")
        DAY,
        @JsonProperty("moment")
        MOMENT,
        @JsonProperty("time")
        TIME,
        /** Tomorrow, Friday: true on one day only, so nothing but the very words proves it. */
        @JsonProperty("relative_day")
        RELATIVE_DAY,
        @JsonProperty("duration")
        DURATION,
        /** Of things, and every other number that is nothing more. */
        @JsonProperty("count")
        COUNT,
        /** An article of a law. */
        @JsonProperty("article")
        ARTICLE,
        @JsonProperty("id")
        ID,
        @JsonProperty("link")
        LINK,
        @JsonProperty("right")
        RIGHT,
        @JsonProperty("commitment")
        COMMITMENT
    }

    public Claim {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(value, "value");
    }

    /** Whether only the words that it was read from can prove it. */
    boolean isWords() {
        return kind == Kind.RELATIVE_DAY || kind == Kind.COMMITMENT;
    }
}
