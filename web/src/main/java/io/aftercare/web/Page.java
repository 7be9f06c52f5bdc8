package io.aftercare.web;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToLongFunction;

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

    /** A page of rows that are told apart by a number, which is the cursor, too. */
    public static <T> Page<T> of(List<T> rows, int limit, ToLongFunction<T> id) {
        return of(rows, limit, row -> String.valueOf(id.applyAsLong(row)), Function.identity());
    }

    /** @return how many a client asks for, who may leave it open */
    public static int limit(String limit) {
        if (limit == null) {
            return DEFAULT_LIMIT;
        }
        return (int) number(limit, 1, MAX_LIMIT)
                .orElseThrow(
                        () -> Problems.invalid("limit-invalid", "limit must be a number from 1 to " + MAX_LIMIT + "."));
    }

    /** @return the number with which the page before ended; {@code first} where there was none */
    public static long cursor(String cursor, long first) {
        return cursor == null ? first : number(cursor, 0, Long.MAX_VALUE).orElseThrow(Page::cursorInvalid);
    }

    public static HttpProblem cursorInvalid() {
        return Problems.invalid("cursor-invalid", "Send the nextCursor of the page before, or none.");
    }

    private static OptionalLong number(String text, long least, long most) {
        try {
            long number = Long.parseLong(text);
            return number >= least && number <= most ? OptionalLong.of(number) : OptionalLong.empty();
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
