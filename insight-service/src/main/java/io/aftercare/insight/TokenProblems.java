package io.aftercare.insight;

import io.aftercare.web.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers callers without a token that holds. */
class TokenProblems {
    /** Before the problem extension's own mappers, which do not fit this Quarkus and would answer 500. */
    private static final int FIRST = 1;

    @ServerExceptionMapper(value = UnauthorizedException.class, priority = FIRST)
    public Response noToken() {
        return unauthorized("token-missing", "Send a bearer token in the Authorization header.");
    }

    @ServerExceptionMapper(value = AuthenticationFailedException.class, priority = FIRST)
    public Response badToken() {
        return unauthorized(
                "token-invalid", "The token has expired, is malformed, or is not signed by the issuer trusted here.");
    }

    private static Response unauthorized(String type, String detail) {
        return HttpProblem.builder(Problems.problem(401, type, "Not authenticated", detail))
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"aftercare\"")
                .build()
                .toResponse();
    }
}
