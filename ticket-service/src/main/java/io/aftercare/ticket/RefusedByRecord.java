package io.aftercare.ticket;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.stream.Stream;

/** A request record that refuses its values does so inside Jackson, which wraps the refusal: here it is unwrapped. */
@ApplicationScoped
class RefusedByRecord implements ProblemPostProcessor {
    private static final int BEFORE_THE_WORDING_OF_OTHERS = 2000;

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        return Stream.iterate(context.cause, Objects::nonNull, Throwable::getCause)
                .filter(HttpProblem.class::isInstance)
                .map(HttpProblem.class::cast)
                .findFirst()
                .orElse(problem);
    }

    @Override
    public int priority() {
        return BEFORE_THE_WORDING_OF_OTHERS;
    }
}
