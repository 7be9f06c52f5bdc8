package io.aftercare.web;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.time.Duration;

/**
 * The refusals that services share, as RFC 9457 problems. {@code type} is stable and may be relied on; {@code detail}
 * says what was wrong and what to do.
 */
public final class Problems {
    static final String TYPE_PREFIX = "urn:aftercare:problem:";

    private Problems() {}

    /** A problem of any kind: {@code type} in kebab-case becomes {@code urn:aftercare:problem:<type>}. */
    public static HttpProblem problem(int status, String type, String title, String detail) {
        return builder(status, type, title, detail).build();
    }

    public static HttpProblem notFound(String what, Object id) {
        return problem(404, what + "-not-found", "Not found", "There is no " + what + " " + id + " that you may see.");
    }

    public static HttpProblem forbidden(String type, String detail) {
        return problem(403, type, "Not allowed", detail);
    }

    public static HttpProblem invalid(String type, String detail) {
        return problem(400, type, "Invalid request", detail);
    }

    public static HttpProblem conflict(String type, String detail) {
        return problem(409, type, "Conflict", detail);
    }

    /** {@code If-Match} is required so that no one overwrites what they have not seen (RFC 6585). */
    static HttpProblem preconditionRequired(String current) {
        return problem(
                428,
                "if-match-required",
                "If-Match required",
                "Send If-Match with the ETag that you read; now " + current + ".");
    }

    /** @param current the ETag of the version that there is now, in quotes */
    static HttpProblem changedMeanwhile(String current) {
        return builder(
                        409,
                        "changed-meanwhile",
                        "Changed meanwhile",
                        "The current ETag is " + current + "; read it again, then repeat.")
                .with("currentVersion", Integer.valueOf(current.replace("\"", "")))
                .withHeader(HttpHeaders.ETAG, current)
                .build();
    }

    public static HttpProblem tooManyRequests(String detail, Duration retryAfter) {
        return retryable(429, "rate-limited", "Too many requests", detail, retryAfter);
    }

    public static HttpProblem unavailable(String type, String detail, Duration retryAfter) {
        return retryable(503, type, "Unavailable", detail, retryAfter);
    }

    static HttpProblem tenantMissing() {
        return forbidden("tenant-missing", "The token names no tenant: ask the issuer to add the claim 'tenant'.");
    }

    private static HttpProblem retryable(int status, String type, String title, String detail, Duration retryAfter) {
        return builder(status, type, title, detail)
                .withHeader(HttpHeaders.RETRY_AFTER, Math.max(1, retryAfter.toSeconds()))
                .build();
    }

    private static HttpProblem.Builder builder(int status, String type, String title, String detail) {
        return HttpProblem.builder()
                .withStatus(status)
                .withType(URI.create(TYPE_PREFIX + type))
                .withTitle(title)
                .withDetail(detail);
    }
}
