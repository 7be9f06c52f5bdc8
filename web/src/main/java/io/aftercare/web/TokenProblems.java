package io.aftercare.web;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;

/** Says why a caller is not let in, so that a client's author need not guess. */
class TokenProblems {
    /** Before the problem extension's own mappers: for a missing token they fail with this version of Quarkus. */
    private static final int FIRST = 1;

    @ServerExceptionMapper(value = UnauthorizedException.class, priority = FIRST)
    public Response noToken() {
        return unauthorized(
                "token-missing", "Send a bearer token in the Authorization header.", "Bearer realm=\"aftercare\"");
    }

    @ServerExceptionMapper(value = AuthenticationFailedException.class, priority = FIRST)
    public Response badToken(AuthenticationFailedException failed) {
        InvalidJwtException reason = reasonOf(failed);
        if (reason == null) {
            return invalid("token-invalid", "The bearer token is not a JWT that this service can read.");
        }
        if (reason.hasExpired()) {
            return invalid("token-expired", "The token has expired: get a new one and repeat.");
        }
        if (reason.hasErrorCode(ErrorCodes.SIGNATURE_INVALID)
                || reason.hasErrorCode(ErrorCodes.SIGNATURE_MISSING)
                || reason.getCause() instanceof org.jose4j.lang.UnresolvableKeyException) {
            return invalid("token-signature-invalid", "The token is not signed by a key of the issuer trusted here.");
        }
        if (reason.hasErrorCode(ErrorCodes.ISSUER_INVALID) || reason.hasErrorCode(ErrorCodes.ISSUER_MISSING)) {
            return invalid("token-issuer-unknown", "The token is from an issuer that is not trusted here.");
        }
        return invalid("token-invalid", "The token is malformed or lacks a claim that is needed (sub, exp, groups).");
    }

    @ServerExceptionMapper(value = ForbiddenException.class, priority = FIRST)
    public Response wrongRole() {
        return Problems.forbidden("role-not-allowed", "The roles in the token ('groups') do not allow this.")
                .toResponse();
    }

    private static Response invalid(String type, String detail) {
        return unauthorized(type, detail, "Bearer realm=\"aftercare\", error=\"invalid_token\"");
    }

    private static Response unauthorized(String type, String detail, String challenge) {
        return HttpProblem.builder(Problems.problem(401, type, "Not authenticated", detail))
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, challenge)
                .build()
                .toResponse();
    }

    private static InvalidJwtException reasonOf(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidJwtException reason) {
                return reason;
            }
        }
        return null;
    }
}
