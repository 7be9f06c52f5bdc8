package io.aftercare.intent;

import io.aftercare.inference.InferenceOverloaded;
import io.aftercare.inference.InferenceTimedOut;
import io.aftercare.web.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Tells a caller that the models are busy. */
class InferenceProblems {
    @ServerExceptionMapper
    Response overloaded(InferenceOverloaded refusal) {
        return problem(refusal).toResponse();
    }

    @ServerExceptionMapper
    Response timedOut(InferenceTimedOut end) {
        return problem(end).toResponse();
    }

    static HttpProblem problem(InferenceOverloaded refusal) {
        return overloaded(refusal.expected());
    }

    /** @param expected how long those before would take */
    static HttpProblem overloaded(Duration expected) {
        return Problems.unavailable(
                "intent-overloaded", "All places of the model are taken; try again after Retry-After.", expected);
    }

    static HttpProblem problem(InferenceTimedOut end) {
        return Problems.unavailable(
                "intent-timed-out", "The model took too long and was stopped; try again.", Duration.ofSeconds(1));
    }
}
