package io.aftercare.insight.intake;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The dead letters of topics, as they are kept. One that names nobody is everybody's. */
@ApplicationScoped
class DeadLetterTable {
    private static final String INSERT = """
            insert into insight.dead_letter
                (topic, topic_partition, record_offset, tenant, event_id, record_key, record_value, reason)
            values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing
            """;
    private static final String COLUMNS = """
            select id, topic, topic_partition, record_offset, event_id, reason, attempts, recorded_at, replayed_at,
                octet_length(record_value) as bytes from insight.dead_letter where (tenant = $1 or tenant is null)
            """;
    private static final String PAGE = COLUMNS + " and replayed_at is null and id > $2 order by id limit $3";
    private static final String ONE = COLUMNS + " and id = $2";
    private static final String RECORD = """
            select topic, topic_partition, record_offset, record_key, record_value, reason, replayed_at
            from insight.dead_letter where (tenant = $1 or tenant is null) and id = $2 for update
            """;
    private static final String REPLAYED =
            "update insight.dead_letter set replayed_at = now(), attempts = attempts + 1 where id = $1";
    private static final String REFUSED_AGAIN =
            "update insight.dead_letter set attempts = attempts + 1, reason = $2 where id = $1 and replayed_at is null";

    private final Pool database;

    DeadLetterTable(Pool database) {
        this.database = database;
    }

    /** A record as it came; {@code reason} is null where it was not kept. */
    record Kept(ConsumerRecord<byte[], byte[]> received, String reason, boolean replayed) {}

    /** Again changes nothing. */
    Uni<Void> keep(DeadLetter letter) {
        ConsumerRecord<byte[], byte[]> received = letter.received();
        return database.preparedQuery(INSERT)
                .execute(Tuple.tuple()
                        .addString(received.topic())
                        .addInteger(received.partition())
                        .addLong(received.offset())
                        .addString(letter.tenant())
                        .addUUID(letter.eventId())
                        .addValue(buffer(received.key()))
                        .addValue(buffer(received.value()))
                        .addString(letter.shortReason()))
                .replaceWithVoid();
    }

    /** Those that wait, in the order in which they were met. */
    Uni<List<WaitingLetter>> page(String tenant, long after, int limit) {
        return database.preparedQuery(PAGE)
                .execute(Tuple.of(tenant, after, limit))
                .map(rows -> rows.stream().map(WaitingLetter::from).toList());
    }

    Uni<WaitingLetter> one(String tenant, long id) {
        return database.preparedQuery(ONE)
                .execute(Tuple.of(tenant, id))
                .map(rows -> WaitingLetter.from(rows.iterator().next()));
    }

    /** Locked, so that two who replay it at once are one after the other; empty where the tenant has none such. */
    Uni<Optional<Kept>> locked(SqlConnection connection, String tenant, long id) {
        return connection
                .preparedQuery(RECORD)
                .execute(Tuple.of(tenant, id))
                .map(rows -> rows.stream().map(DeadLetterTable::kept).findFirst());
    }

    Uni<Void> replayed(SqlConnection connection, long id) {
        return connection.preparedQuery(REPLAYED).execute(Tuple.of(id)).replaceWithVoid();
    }

    Uni<Void> refusedAgain(long id, String reason) {
        return database.preparedQuery(REFUSED_AGAIN)
                .execute(Tuple.of(id, reason))
                .replaceWithVoid();
    }

    private static Kept kept(Row row) {
        return new Kept(
                new ConsumerRecord<>(
                        row.getString("topic"),
                        row.getInteger("topic_partition"),
                        row.getLong("record_offset"),
                        bytes(row.getBuffer("record_key")),
                        bytes(row.getBuffer("record_value"))),
                row.getString("reason"),
                row.getOffsetDateTime("replayed_at") != null);
    }

    private static Buffer buffer(byte[] bytes) {
        return bytes == null ? null : Buffer.buffer(bytes);
    }

    private static byte[] bytes(io.vertx.mutiny.core.buffer.Buffer buffer) {
        return buffer == null ? null : buffer.getBytes();
    }
}
