package io.aftercare.web;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;
import java.util.function.Function;

/** A page of a list; {@code nextCursor}, which is opaque to clients, is absent on the last one. */
public record Page<T>(List<T> items, String nextCursor) {
    private static final int DEFAULT_LIMIT = 20;
    private static final int MAX_LIMIT = 100;

    /**
     * @param rows up to {@code limit + 1} of them: the surplus one only says that there is more
     * @param cursor where a page ends that ends with this row
     */
    public static <R, T> Page<T> of(List<R> rows, int limit, Function<R, String> cursor, Function<R, T> view) {
        List<R> shown = rows.size() > limit ? rows.subList(0, limit) : rows;
        String next = rows.size() > limit ? cursor.apply(shown.getLast()) : null;
        return new Page<>(shown.stream().map(view).toList(), next);
    }

    /** @return how many a client asks for, who may leave it open */
    public static int limit(String limit) {
        if (limit == null) {
            return DEFAULT_LIMIT;
        }
        try {
            int parsed = Integer.parseInt(limit);
            if (parsed >= 1 && parsed <= MAX_LIMIT) {
                return parsed;
            }
        } catch (NumberFormatException e) {
            // falls through to the same refusal as a number out of range
        }
        throw Problems.invalid("limit-invalid", "limit must be a number from 1 to " + MAX_LIMIT + ".");
    }

    public static HttpProblem cursorInvalid() {
        return Problems.invalid("cursor-invalid", "Send the nextCursor of the page before, or none.");
    }
}
