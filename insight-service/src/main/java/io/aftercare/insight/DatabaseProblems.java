package io.aftercare.insight;

import io.aftercare.web.Problems;
import io.vertx.pgclient.PgException;
import jakarta.ws.rs.core.Response;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers a caller while the event log cannot be read; what is consumed meanwhile waits in Kafka. */
class DatabaseProblems {
    private static final Logger LOG = Logger.getLogger(DatabaseProblems.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    /** SQLSTATE classes that speak of the server: connection, authorization, resources, intervention, system. */
    private static final Set<String> AWAY = Set.of("08", "28", "53", "57", "58");

    @ServerExceptionMapper
    public Response unreachable(ConnectException failure) {
        return unavailable();
    }

    @ServerExceptionMapper
    public Response refused(PgException failure) {
        String state = failure.getSqlState();
        if (state != null && AWAY.contains(state.substring(0, 2))) {
            return unavailable();
        }
        LOG.errorf(failure, "query refused sqlState=%s", state);
        return Problems.problem(500, "internal", "Internal error", "Something broke on our side; it is logged.")
                .toResponse();
    }

    private static Response unavailable() {
        return Problems.unavailable("insight-unavailable", "The event log cannot be read just now.", RETRY_AFTER)
                .toResponse();
    }
}
