package io.aftercare.web;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import io.smallrye.mutiny.CompositeException;
import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.DatabaseException;
import java.net.SocketException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Without the database nothing can be promised, so the client is asked to come back. Which exception tells of the loss
 * depends on the moment: a refused connection, one cut within a statement, a server that recovers, or several at once
 * when the rollback fails as well. A service that has a database makes a bean of it.
 */
public abstract class LostDatabase implements ProblemPostProcessor {
    private static final int BEFORE_IT_IS_LOGGED = 2000;
    private static final int DEEPEST = 20;

    /** SQLSTATE classes that speak of the server: connection, resources, intervention, system. */
    private static final Set<String> AWAY = Set.of("08", "53", "57", "58");

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        return problem.getStatusCode() == 500 && tellsOfLoss(context.cause, 0)
                ? Problems.unavailable(
                        "store-unavailable",
                        "The database cannot be reached at the moment; try again.",
                        Duration.ofSeconds(2))
                : problem;
    }

    @Override
    public int priority() {
        return BEFORE_IT_IS_LOGGED;
    }

    protected boolean isLoss(Throwable failure) {
        return failure instanceof SocketException
                || failure instanceof ClosedConnectionException
                || failure instanceof DatabaseException refusal
                        && refusal.getSqlState() != null
                        && AWAY.contains(refusal.getSqlState().substring(0, 2))
                // The client names a connection that closed while it waited for its turn by this text alone.
                || String.valueOf(failure.getMessage()).contains("Connection is not active now");
    }

    private boolean tellsOfLoss(Throwable failure, int depth) {
        if (failure == null || depth > DEEPEST) {
            return false;
        }
        return isLoss(failure) || causes(failure).anyMatch(cause -> tellsOfLoss(cause, depth + 1));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        Stream<Throwable> others = failure instanceof CompositeException several
                ? several.getCauses().stream()
                : Stream.of(failure.getSuppressed());
        return Stream.concat(Stream.of(failure.getCause()).filter(Objects::nonNull), others);
    }
}
