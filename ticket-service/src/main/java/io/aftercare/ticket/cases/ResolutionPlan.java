package io.aftercare.ticket.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/** How a complaint is made good, and by when; its owner is the case's. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ResolutionPlan(List<String> steps, Instant deadline) {
    public ResolutionPlan {
        steps = steps == null ? List.of() : List.copyOf(steps);
    }
}
