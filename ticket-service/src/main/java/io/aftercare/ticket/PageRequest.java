package io.aftercare.ticket;

import io.aftercare.web.Problems;
import java.util.Optional;

/** Which page of a list is asked for. */
public record PageRequest(int limit, Optional<Cursor> after) {
    private static final int DEFAULT_LIMIT = 20;
    private static final int MAX_LIMIT = 100;

    static PageRequest of(String limit, String cursor) {
        return new PageRequest(limit(limit), Optional.ofNullable(cursor).map(Cursor::decode));
    }

    private static int limit(String limit) {
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
}
