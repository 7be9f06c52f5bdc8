package io.aftercare.policy.time;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.stream.Stream;

/**
 * A length of time as a rule states it: hours, days, months, or the warranty of the item, counted from a moment. Exactly
 * one length is given.
 *
 * @param house true where the length is the seller's own, though the law gives the right; else null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Period(Integer hours, Integer days, Integer months, Boolean warranty, Moment after, Boolean house) {
    public Period {
        long given = Stream.of(hours, days, months, warranty)
                .filter(it -> it != null)
                .count();
        if (given != 1 || Boolean.FALSE.equals(warranty)) {
            throw new IllegalArgumentException("a period has exactly one of hours, days, months or warranty: true");
        }
        if (Stream.of(hours, days, months).anyMatch(length -> length != null && length <= 0)) {
            throw new IllegalArgumentException("a period must be positive");
        }
        if (after == null) {
            throw new IllegalArgumentException("after is missing: say what the period is counted from");
        }
    }

    public static Period days(int days, Moment after) {
        return new Period(null, days, null, null, after, null);
    }

    /** The same period with the months of a warranty filled in; a warranty of no months is no period. */
    public Period forWarrantyOf(int months) {
        return warranty == null ? this : new Period(null, null, Math.max(months, 1), null, after, house);
    }

    public Period longer(int length) {
        return new Period(
                hours == null ? null : Integer.valueOf(length),
                days == null ? null : Integer.valueOf(length),
                months == null ? null : Integer.valueOf(length),
                warranty,
                after,
                house);
    }

    /** The unit, as YAML names it. */
    public String unit() {
        return hours != null ? "hours" : days != null ? "days" : months != null ? "months" : "warranty";
    }

    /** How many of the unit; a warranty has no length of its own. */
    public int length() {
        return hours != null ? hours : days != null ? days : months != null ? months : 0;
    }
}
