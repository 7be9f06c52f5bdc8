package io.aftercare.intent;

import io.aftercare.intent.model.ModelConfig;
import io.aftercare.web.Caller;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/**
 * Refuses on the event loop, before a message is even read, what could not be answered in time: a refusal that costs a
 * thread and a parsed body is paid for by the messages that could be answered.
 */
@ApplicationScoped
class Admission {
    private static final String PATH = "/v1/understand";
    private static final int EARLY = 500;
    /** From here on a status says that the service could not answer. */
    private static final int TOO_MANY = 500;

    private final Backlog backlog;

    Admission(ModelConfig config) {
        // Less than a caller may wait in the line of the models, or many would be let in and refused there, having
        // waited.
        this.backlog = new Backlog(config.maxWait().multipliedBy(3).dividedBy(4));
    }

    void register(@Observes Filters filters) {
        filters.register(this::admit, EARLY);
    }

    private void admit(RoutingContext request) {
        if (!request.request().path().equals(PATH)) {
            request.next();
            return;
        }
        String tenant = request.request().getHeader(Caller.TENANT_HEADER);
        Backlog.Ticket ticket = backlog.enter(tenant == null ? "" : tenant, System.nanoTime());
        if (ticket.admitted()) {
            request.addEndHandler(ended ->
                    backlog.leave(ticket, System.nanoTime(), request.response().getStatusCode() < TOO_MANY));
            request.next();
        } else {
            refuse(request, ticket.expected());
        }
    }

    private static void refuse(RoutingContext request, Duration expected) {
        HttpProblem problem = InferenceProblems.overloaded(expected);
        request.response()
                .setStatusCode(problem.getStatusCode())
                .putHeader("Content-Type", "application/problem+json")
                .putHeader(
                        "Retry-After", problem.getHeaders().get("Retry-After").toString())
                .end(new JsonObject()
                        .put("type", problem.getType().toString())
                        .put("title", problem.getTitle())
                        .put("status", problem.getStatusCode())
                        .put("detail", problem.getDetail())
                        .encode());
    }
}
