package io.aftercare.insight;

import io.aftercare.web.Problems;
import java.util.List;
import java.util.function.ToLongFunction;

/** A page of a list; {@code nextCursor} is absent on the last one. */
record PageOf<T>(List<T> items, String nextCursor) {
    private static final int DEFAULT_LIMIT = 20;
    private static final int MAX_LIMIT = 100;

    /** @param rows up to {@code limit + 1} of them: the surplus one only says that there is more */
    static <T> PageOf<T> of(List<T> rows, int limit, ToLongFunction<T> id) {
        return rows.size() <= limit
                ? new PageOf<>(rows, null)
                : new PageOf<>(rows.subList(0, limit), String.valueOf(id.applyAsLong(rows.get(limit - 1))));
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when it is no number of items for a page */
    static int limit(String text) {
        return text == null
                ? DEFAULT_LIMIT
                : (int) number("limit", text, 1, MAX_LIMIT, "limit must be a number from 1 to " + MAX_LIMIT + ".");
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when it is no cursor */
    static long cursor(String text, long first) {
        return text == null
                ? first
                : number("cursor", text, 0, Long.MAX_VALUE, "Send the nextCursor of the page before, or none.");
    }

    private static long number(String parameter, String text, long least, long most, String instead) {
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Refused as what is out of range.
        }
        throw Problems.invalid(parameter + "-invalid", instead);
    }
}
