package io.aftercare.reply;

import io.aftercare.web.Problems;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** How much of a list is asked for, and from where on. */
final class Pages {
    private static final int USUAL = 20;
    private static final int MOST = 100;

    private Pages() {}

    static int limit(String limit) {
        if (limit == null) {
            return USUAL;
        }
        if (!limit.matches("\\d{1,3}") || Integer.parseInt(limit) < 1 || Integer.parseInt(limit) > MOST) {
            throw Problems.invalid("limit-out-of-range", "limit is a number from 1 to " + MOST + ".");
        }
        return Integer.parseInt(limit);
    }

    static String encode(String last) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(last.getBytes(StandardCharsets.UTF_8));
    }

    static String decode(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Problems.invalid("cursor-invalid", "Send the nextCursor of the page before, or none.");
        }
    }
}
