package io.aftercare.ticket;

import io.aftercare.web.Page;
import java.util.Optional;

/** Which page of a list is asked for. */
public record PageRequest(int limit, Optional<Cursor> after) {
    static PageRequest of(String limit, String cursor) {
        return new PageRequest(Page.limit(limit), Optional.ofNullable(cursor).map(Cursor::decode));
    }
}
