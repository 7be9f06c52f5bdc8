package io.aftercare.ticket.cases;

import io.aftercare.web.Problems;
import java.util.Arrays;

/** {@code If-Match} on updates (RFC 9110, RFC 6585). */
final class Preconditions {
    private Preconditions() {}

    static void requireCurrent(String ifMatch, String etag) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw Problems.preconditionRequired(etag);
        }
        boolean current = Arrays.stream(ifMatch.split(","))
                .map(String::strip)
                .anyMatch(candidate -> candidate.equals("*") || candidate.equals(etag));
        if (!current) {
            throw Problems.preconditionFailed(etag);
        }
    }
}
