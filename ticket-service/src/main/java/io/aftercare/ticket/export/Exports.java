package io.aftercare.ticket.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.aftercare.web.Problems;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Streams whole lists, row by row from a cursor of the database, so that a million rows take no more memory than a
 * hundred. A reader who stops reading stops the cursor.
 */
@ApplicationScoped
public class Exports {
    private static final int AT_ONCE = 500;

    /** Lines sent together. */
    private static final int LINES = 100;

    /** Each holds a connection; the others are for people who wait. */
    private static final int MOST = 4;

    /** A reader who takes nothing for so long is gone. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final List<Column> CASES = List.of(
            new Column("number", "'AC-' || c.number"),
            new Column("id", "c.id"),
            new Column("kind", "c.kind"),
            new Column("complaint", "c.complaint"),
            new Column("intent", "c.intent"),
            new Column("stage", "c.stage"),
            new Column("status", "c.status"),
            new Column("department", "c.department"),
            new Column("urgency", "c.urgency"),
            new Column("customerId", "k.external_id"),
            new Column("orderId", "c.order_id"),
            new Column("approved", "c.dossier #>> '{grant,approved,amount}'"),
            new Column("refunded", "c.dossier #>> '{grant,refunded,amount}'"),
            new Column(
                    "currency",
                    "coalesce(c.dossier #>> '{grant,approved,currency}', c.dossier #>> '{grant,refunded,currency}')"),
            new Column("openedAt", "c.opened_at"),
            new Column("dueAt", "c.due_at"),
            new Column("changedAt", "c.changed_at"));

    private static final List<Column> TASKS = List.of(
            new Column("id", "t.id"),
            new Column("caseNumber", "'AC-' || c.number"),
            new Column("caseId", "t.case_id"),
            new Column("department", "t.department"),
            new Column("action", "t.action"),
            new Column("skill", "t.skill"),
            new Column("status", "t.status"),
            new Column("assignee", "t.assignee"),
            new Column("outcome", "t.outcome"),
            new Column("createdAt", "t.created_at"),
            new Column("dueAt", "t.due_at"),
            new Column("endedAt", "t.ended_at"));

    private static final String FROM_CASES = " from ticket.cases c join ticket.customer k on k.id = c.customer_id"
            + " where c.tenant = $1 and ($2::text is null or c.kind = $2) and ($3::text is null or c.status = $3)"
            + " and ($4::timestamptz is null or c.opened_at >= $4) order by c.opened_at desc, c.id desc";
    private static final String FROM_TASKS = " from ticket.task t join ticket.cases c on c.id = t.case_id"
            + " where t.tenant = $1 and ($2::text is null or t.department = $2) and ($3::text is null or t.status = $3)"
            + " and ($4::timestamptz is null or t.created_at >= $4) order by t.due_at, t.id";

    private final Pool pool;
    private final ObjectMapper json;
    private final AtomicInteger running = new AtomicInteger();

    Exports(Pool pool, ObjectMapper json) {
        this.pool = pool;
        this.json = json;
    }

    /** Which rows: {@code group} is a kind or a department; what is absent restricts nothing. */
    public record Selection(String tenant, Optional<String> group, Optional<String> status, Optional<Instant> since) {
        private Tuple parameters() {
            return Tuple.of(
                    tenant,
                    group.orElse(null),
                    status.orElse(null),
                    since.map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null));
        }
    }

    public Multi<String> cases(Selection selection, Format format) {
        return rows(CASES, FROM_CASES, selection, format);
    }

    public Multi<String> tasks(Selection selection, Format format) {
        return rows(TASKS, FROM_TASKS, selection, format);
    }

    private Multi<String> rows(List<Column> columns, String from, Selection selection, Format format) {
        String statement =
                "select " + columns.stream().map(Column::expression).collect(Collectors.joining(", ")) + from;
        if (running.incrementAndGet() > MOST) {
            running.decrementAndGet();
            throw Problems.tooManyRequests("Too many exports are running; try again.", Duration.ofSeconds(10));
        }
        Multi<String> header = Multi.createFrom().items(format.header(columns).stream());
        Multi<String> lines = Multi.createFrom()
                .resource(this::open, cursor -> cursor.rows(statement, selection.parameters()))
                .withFinalizer(Cursor::close)
                .map(row -> format.line(columns, row, json))
                .group()
                .intoLists()
                .of(LINES)
                .map(some -> String.join("", some));
        return Multi.createBy()
                .concatenating()
                .streams(header, lines)
                .onTermination()
                .invoke(running::decrementAndGet);
    }

    private Cursor open() {
        return new Cursor(pool);
    }

    /** A connection of its own, in a transaction, without which PostgreSQL keeps no cursor. */
    private static final class Cursor {
        private final Pool pool;
        private SqlConnection connection;

        private Cursor(Pool pool) {
            this.pool = pool;
        }

        Multi<Row> rows(String statement, Tuple parameters) {
            return pool.getConnection()
                    .invoke(opened -> connection = opened)
                    .chain(opened -> opened.begin().chain(begun -> opened.prepare(statement)))
                    .onItem()
                    .transformToMulti(prepared ->
                            prepared.createStream(AT_ONCE, parameters).toMulti())
                    .ifNoItem()
                    .after(PATIENCE)
                    .fail();
        }

        /** Closing ends the transaction, which has only read. */
        Uni<Void> close() {
            return connection == null ? Uni.createFrom().voidItem() : connection.close();
        }
    }
}
