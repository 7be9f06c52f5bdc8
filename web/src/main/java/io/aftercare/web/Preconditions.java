package io.aftercare.web;

import java.util.Arrays;

/** {@code If-Match} on updates (RFC 9110, RFC 6585). */
public final class Preconditions {
    private Preconditions() {}

    public static void requireCurrent(String ifMatch, String etag) {
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
