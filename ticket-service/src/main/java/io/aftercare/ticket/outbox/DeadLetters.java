package io.aftercare.ticket.outbox;

import io.aftercare.ticket.Cursor;
import io.aftercare.ticket.PageRequest;
import io.aftercare.web.Page;
import io.aftercare.web.Problems;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Events that the broker refuses for good, until somebody has removed the reason and has them sent again. */
@ApplicationScoped
public class DeadLetters {
    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    private static final String COLUMNS = """
            select id, type, topic, key, refusal, refusals, refused_at, created_at,
                octet_length(payload) as bytes, (
                    select count(*) from ticket.outbox behind where behind.relayed_at is null
                        and behind.topic = dead.topic and behind.key = dead.key and behind.position > dead.position
                ) as blocking
            from ticket.outbox dead where tenant = $1 and refused_at is not null
            """;
    private static final String PAGE = COLUMNS + " and (refused_at, id) > ($2, $3) order by refused_at, id limit $4";
    private static final String ONE = COLUMNS + " and id = $2";
    private static final String REPLAY =
            "update ticket.outbox set refused_at = null where tenant = $1 and id = $2 and refused_at is not null";

    private static final OffsetDateTime BEFORE_ALL = OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
    private static final UUID LEAST = new UUID(0, 0);

    private final Pool pool;
    private final RelaySignal relay;

    DeadLetters(Pool pool, RelaySignal relay) {
        this.pool = pool;
        this.relay = relay;
    }

    /** Oldest refusal first. */
    public Uni<Page<DeadLetter>> page(String tenant, PageRequest page) {
        OffsetDateTime after =
                page.after().map(cursor -> cursor.at().atOffset(ZoneOffset.UTC)).orElse(BEFORE_ALL);
        UUID afterId = page.after().map(Cursor::id).orElse(LEAST);
        return pool.preparedQuery(PAGE)
                .execute(Tuple.of(tenant, after, afterId, page.limit() + 1))
                .map(rows -> rows.stream().map(DeadLetter::from).toList())
                .map(rows ->
                        Page.of(rows, page.limit(), row -> new Cursor(row.refusedAt(), row.id()).encode(), row -> row));
    }

    /** Puts it back into the queue, where it stands before what waited behind it. */
    public Uni<DeadLetter> replay(String tenant, UUID id) {
        return pool.withTransaction(connection -> connection
                        .preparedQuery(ONE)
                        .execute(Tuple.of(tenant, id))
                        .map(rows -> rows.stream()
                                .findFirst()
                                .map(DeadLetter::from)
                                .orElseThrow(() -> Problems.notFound("dead-letter", id)))
                        .call(() -> connection.preparedQuery(REPLAY).execute(Tuple.of(tenant, id))))
                .invoke(dead -> {
                    LOG.infof("dead letter replayed tenant=%s event=%s", tenant, id);
                    relay.raise();
                });
    }

    /** @param blocking how many later events of the same topic and key wait behind it */
    public record DeadLetter(
            UUID id,
            String type,
            String topic,
            String key,
            String reason,
            int refusals,
            Instant refusedAt,
            Instant writtenAt,
            int bytes,
            long blocking) {
        private static DeadLetter from(Row row) {
            return new DeadLetter(
                    row.getUUID("id"),
                    row.getString("type"),
                    row.getString("topic"),
                    row.getString("key"),
                    row.getString("refusal"),
                    row.getInteger("refusals"),
                    row.getOffsetDateTime("refused_at").toInstant(),
                    row.getOffsetDateTime("created_at").toInstant(),
                    row.getInteger("bytes"),
                    row.getLong("blocking"));
        }
    }
}
