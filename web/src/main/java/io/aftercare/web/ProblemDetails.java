package io.aftercare.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Map;

/** Gives the framework's own refusals the stable {@code type} and the plain {@code detail} that ours have. */
@ApplicationScoped
class ProblemDetails implements ProblemPostProcessor {
    private record Wording(String type, String detail) {}

    private static final Map<Integer, Wording> BY_STATUS = Map.of(
            400,
                    new Wording(
                            "invalid-request",
                            "The request could not be read; see violations, or check it against /q/openapi."),
            401, new Wording("token-invalid", "Send a valid, unexpired bearer token in the Authorization header."),
            403, new Wording("role-missing", "The token's roles do not allow this."),
            404, new Wording("path-not-found", "There is nothing at this path; /q/openapi lists what there is."),
            405, new Wording("method-not-allowed", "This path does not know this method; see /q/openapi."),
            406, new Wording("not-acceptable", "This path cannot answer in the media type that Accept asks for."),
            415, new Wording("media-type-unsupported", "Send the body as application/json."),
            500, new Wording("internal", "Something broke on our side; it is logged. Please try again."));

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        if (problem.getType() != null) {
            return problem;
        }
        Wording wording = context.cause.getCause() instanceof JsonProcessingException json
                ? new Wording("malformed-json", "The body is not JSON in UTF-8" + position(json) + ".")
                : BY_STATUS.get(problem.getStatusCode());
        return wording == null
                ? problem
                : HttpProblem.builder(problem)
                        .withType(URI.create(Problems.TYPE_PREFIX + wording.type()))
                        .withDetail(wording.detail())
                        .build();
    }

    private static String position(JsonProcessingException json) {
        return json.getLocation() == null
                ? ""
                : ": see line " + json.getLocation().getLineNr() + ", column "
                        + json.getLocation().getColumnNr();
    }

    /** Before the logger, so that what is logged is what is sent. */
    @Override
    public int priority() {
        return 1000;
    }
}
