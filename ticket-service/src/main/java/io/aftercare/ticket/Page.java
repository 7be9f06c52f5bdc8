package io.aftercare.ticket;

import java.util.List;
import java.util.function.Function;

/** A page of a list; {@code nextCursor} is absent on the last one. */
public record Page<T>(List<T> items, String nextCursor) {
    /** @param rows up to {@code limit + 1} of them: the surplus one only says that there is more */
    public static <R, T> Page<T> of(List<R> rows, int limit, Function<R, Cursor> cursor, Function<R, T> view) {
        List<R> shown = rows.size() > limit ? rows.subList(0, limit) : rows;
        String next = rows.size() > limit ? cursor.apply(shown.getLast()).encode() : null;
        return new Page<>(shown.stream().map(view).toList(), next);
    }
}
