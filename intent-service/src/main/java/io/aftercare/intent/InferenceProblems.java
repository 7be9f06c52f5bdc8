package io.aftercare.intent;

import io.aftercare.inference.InferenceOverloaded;
import io.aftercare.web.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Tells a caller that the models are busy. */
class InferenceProblems {
    private static final Duration SOON = Duration.ofSeconds(1);

    @ServerExceptionMapper
    Response overloaded(InferenceOverloaded refusal) {
        HttpProblem problem =
                Problems.unavailable("intent-overloaded", "All places of the model are taken; try again soon.", SOON);
        return problem.toResponse();
    }
}
