package io.aftercare.gateway.edge;

import io.quarkiverse.resteasy.problem.HttpProblem;

/**
 * A refusal for reasons of load or outage. The caller is told and a counter counts it; it is no error of ours, so it is
 * neither logged nor given a stack trace, which under load would cost more than the request.
 */
public final class NotNow extends RuntimeException {
    private final transient HttpProblem problem;

    public NotNow(HttpProblem problem) {
        super(problem.getDetail(), null, false, false);
        this.problem = problem;
    }

    HttpProblem problem() {
        return problem;
    }
}
