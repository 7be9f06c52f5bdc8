package io.aftercare.reply;

import io.aftercare.web.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import io.smallrye.mutiny.CompositeException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.SocketException;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;

/** Answers authors while articles cannot be stored; what customers read is served from memory meanwhile. */
@ApplicationScoped
class LostDatabase implements ProblemPostProcessor {
    private static final int BEFORE_IT_IS_LOGGED = 2000;

    /** SQLSTATE classes that speak of the server: connection, resources, intervention, system. */
    private static final Set<String> AWAY = Set.of("08", "53", "57", "58");

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        return problem.getStatusCode() == 500 && causes(context.cause).anyMatch(LostDatabase::isLoss)
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

    private static boolean isLoss(Throwable failure) {
        return failure instanceof SocketException
                || failure instanceof ClosedConnectionException
                || failure instanceof PgException refusal
                        && refusal.getSqlState() != null
                        && AWAY.contains(refusal.getSqlState().substring(0, 2))
                // The client names a connection that closed while it waited for its turn by this text alone.
                || String.valueOf(failure.getMessage()).contains("Connection is not active now");
    }

    private static Stream<Throwable> causes(Throwable failure) {
        Stream<Throwable> chain = Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
        return chain.flatMap(cause -> cause instanceof CompositeException several
                ? Stream.concat(Stream.of(cause), several.getCauses().stream())
                : Stream.of(cause));
    }
}
