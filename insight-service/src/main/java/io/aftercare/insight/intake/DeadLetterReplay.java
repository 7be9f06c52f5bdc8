package io.aftercare.insight.intake;

import io.aftercare.insight.log.EventLog;
import io.aftercare.insight.log.UnreadableEvent;
import io.aftercare.web.Problems;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Takes dead letters in again, straight into the log: what only this service could not read concerns nobody else, and
 * sent to its topic once more it would come after later events of its case. The log puts it where its time belongs.
 */
@ApplicationScoped
public class DeadLetterReplay {
    private static final Logger LOG = Logger.getLogger(DeadLetterReplay.class);

    private final Pool database;
    private final DeadLetterTable table;
    private final EventLog log;
    private final Clock clock;

    DeadLetterReplay(Pool database, DeadLetterTable table, EventLog log, Clock clock) {
        this.database = database;
        this.table = table;
        this.log = log;
        this.clock = clock;
    }

    public Uni<List<WaitingLetter>> waiting(String tenant, long after, int limit) {
        return table.page(tenant, after, limit);
    }

    /** In the log and off the list in one transaction; again, and where the log has the event already, changes nothing. */
    public Uni<WaitingLetter> replay(String tenant, long id) {
        return database.withTransaction(connection -> table.locked(connection, tenant, id)
                        .map(kept -> kept.orElseThrow(() -> Problems.notFound("dead-letter", id)))
                        .chain(kept -> kept.replayed()
                                ? Uni.createFrom().voidItem()
                                : takeIn(connection, kept).chain(() -> table.replayed(connection, id))))
                .onFailure(UnreadableEvent.class)
                .recoverWithUni(still -> table.refusedAgain(id, DeadLetter.cut(still.getMessage()))
                        .chain(() -> Uni.createFrom()
                                .failure(Problems.conflict(
                                        "dead-letter-still-unreadable",
                                        "It still cannot be taken in: " + DeadLetter.cut(still.getMessage())
                                                + ". It stays where it is; replay it when that is mended."))))
                .chain(() -> table.one(tenant, id))
                .invoke(letter -> LOG.infof("dead letter replayed tenant=%s event=%s", tenant, letter.eventId()));
    }

    private Uni<Void> takeIn(SqlConnection connection, DeadLetterTable.Kept kept) {
        if (kept.reason() == null) {
            throw Problems.conflict(
                    "dead-letter-not-kept",
                    "It was " + WaitingLetter.NOT_KEPT + ", so that it has to be sent from there.");
        }
        return log.append(
                        connection,
                        List.of(Delivery.read(kept.received(), clock).event()))
                .replaceWithVoid();
    }
}
