package io.aftercare.web;

import java.util.Arrays;

/**
 * {@code If-Match} on updates. It is required (428, RFC 6585). Who has seen an older version is told 409 with the current
 * one, as for every other conflict with a state, rather than the bare 412 of RFC 9110: a client needs the version to go on.
 */
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
            throw Problems.changedMeanwhile(etag);
        }
    }
}
