package io.aftercare.insight.log;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/** Draws conclusions from new events in the transaction that stores them, so that none is drawn twice or lost. */
public interface LogFollower {
    /** @param events that the log did not have before */
    Uni<Void> follow(SqlConnection connection, List<LoggedEvent> events);
}
