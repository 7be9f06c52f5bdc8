package io.aftercare.insight.advice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aftercare.insight.advice.Decision.Kind;
import io.aftercare.web.Preconditions;
import io.aftercare.web.Problems;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Keeps what was recommended and what was decided about it, each decision once, however often it is sent. */
@ApplicationScoped
class DecisionBook {
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,200}");

    private static final String SHOW = """
        insert into insight.recommendation (tenant, id, shown, shown_at)
        select $1::text, (item->>'id')::uuid, item, $3::timestamptz from jsonb_array_elements($2::text::jsonb) as item
        on conflict (tenant, id) do update set shown = excluded.shown, shown_at = excluded.shown_at
        """;
    private static final String COLUMNS = "id, shown::text as shown, status, version, decided_at, snoozed_until,"
            + " decided_visits, decided_hours_high, decided_days";
    private static final String STANDINGS =
            "select " + COLUMNS + " from insight.recommendation where tenant = $1 and version > 0";
    private static final String ONE =
            "select " + COLUMNS + " from insight.recommendation where tenant = $1 and id = $2";
    private static final String HISTORY = """
        select decision, reason, until, decided_by, role, decided_at from insight.recommendation_decision
        where tenant = $1 and recommendation_id = $2 order by id
        """;
    private static final String SENT = """
        select recommendation_id, decision, reason, until from insight.recommendation_decision
        where tenant = $1 and decided_by = $2 and idempotency_key = $3
        """;
    private static final String KEEP = """
        insert into insight.recommendation_decision (tenant, recommendation_id, decision, reason, until, decided_by,
            role, decided_at, idempotency_key)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """;
    private static final String STAND = """
        update insight.recommendation set status = $3, version = version + 1, decided_at = $4, snoozed_until = $5,
            decided_visits = $6, decided_hours_high = $7, decided_days = $8
        where tenant = $1 and id = $2
        """;

    private final Pool database;
    private final ObjectMapper json;

    DecisionBook(Pool database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** What was shown last, and how it stands. */
    record Kept(Recommendation shown, Standing standing) {}

    Uni<Void> show(String tenant, List<Recommendation> recommendations, Instant now) {
        return recommendations.isEmpty()
                ? Uni.createFrom().voidItem()
                : database.preparedQuery(SHOW)
                        .execute(Tuple.of(tenant, write(recommendations), now.atOffset(ZoneOffset.UTC)))
                        .replaceWithVoid();
    }

    /** All that were decided on. */
    Uni<Map<UUID, Kept>> decided(String tenant) {
        return database.preparedQuery(STANDINGS).execute(Tuple.of(tenant)).map(rows -> {
            Map<UUID, Kept> kept = new HashMap<>();
            rows.forEach(row -> kept.put(row.getUUID("id"), kept(row)));
            return kept;
        });
    }

    /** Fails with 404 for one that was never shown. */
    Uni<Kept> one(String tenant, UUID id) {
        return database.preparedQuery(ONE).execute(Tuple.of(tenant, id)).map(rows -> only(rows, id));
    }

    Uni<List<Decision>> history(String tenant, UUID id) {
        return database.preparedQuery(HISTORY)
                .execute(Tuple.of(tenant, id))
                .map(rows -> rows.stream().map(DecisionBook::decision).toList());
    }

    /** Fails with 404, 409, 422 or 428; a decision that was sent before is not kept again. */
    Uni<Void> decide(String tenant, UUID id, Decision decision, String ifMatch, String key) {
        if (key != null && !KEY.matcher(key).matches()) {
            throw Problems.invalid(
                    "idempotency-key-invalid", "An Idempotency-Key has 1 to 200 visible ASCII characters.");
        }
        return database.withTransaction(connection -> connection
                // Before what was sent is looked for, so that of two at once one is the second.
                .preparedQuery(ONE + " for update")
                .execute(Tuple.of(tenant, id))
                .map(rows -> only(rows, id))
                .chain(kept -> sent(connection, tenant, decision.by(), key)
                        .chain(earlier -> earlier.isPresent()
                                ? same(earlier.get(), id, decision)
                                : keep(connection, tenant, id, decision, ifMatch, key, kept))));
    }

    private static Uni<Optional<Row>> sent(SqlConnection connection, String tenant, String by, String key) {
        return key == null
                ? Uni.createFrom().item(Optional.empty())
                : connection
                        .preparedQuery(SENT)
                        .execute(Tuple.of(tenant, by, key))
                        .map(rows -> rows.stream().findFirst());
    }

    private static Uni<Void> same(Row earlier, UUID id, Decision decision) {
        Instant until = instant(earlier.getOffsetDateTime("until"));
        boolean same = earlier.getUUID("recommendation_id").equals(id)
                && earlier.getString("decision").equals(decision.decision().status())
                && earlier.getString("reason").equals(decision.reason())
                && Objects.equals(until, decision.until());
        if (!same) {
            throw Problems.problem(
                    422,
                    "idempotency-key-reused",
                    "Idempotency-Key reused",
                    "This Idempotency-Key was used for another decision: take a new one.");
        }
        return Uni.createFrom().voidItem();
    }

    private static Uni<Void> keep(
            SqlConnection connection,
            String tenant,
            UUID id,
            Decision decision,
            String ifMatch,
            String key,
            Kept kept) {
        Preconditions.requireCurrent(ifMatch, kept.standing().etag());
        OffsetDateTime at = decision.at().atOffset(ZoneOffset.UTC);
        OffsetDateTime until =
                decision.until() == null ? null : decision.until().atOffset(ZoneOffset.UTC);
        String status = decision.decision().status();
        return connection
                .preparedQuery(KEEP)
                .execute(Tuple.of(tenant, id, status, decision.reason(), until, decision.by())
                        .addString(decision.role())
                        .addOffsetDateTime(at)
                        .addString(key))
                .chain(() -> connection
                        .preparedQuery(STAND)
                        .execute(Tuple.of(
                                        tenant,
                                        id,
                                        status,
                                        at,
                                        until,
                                        kept.shown().visitsInAll())
                                .addDouble(kept.shown().savedHoursHigh())
                                .addInteger(kept.shown().days())))
                .replaceWithVoid();
    }

    private Kept only(RowSet<Row> rows, UUID id) {
        return rows.stream().findFirst().map(this::kept).orElseThrow(() -> Problems.notFound("recommendation", id));
    }

    private Kept kept(Row row) {
        return new Kept(
                read(row.getString("shown")),
                new Standing(
                        row.getString("status"),
                        row.getInteger("version"),
                        instant(row.getOffsetDateTime("decided_at")),
                        instant(row.getOffsetDateTime("snoozed_until")),
                        row.getInteger("decided_visits"),
                        row.getDouble("decided_hours_high"),
                        row.getInteger("decided_days")));
    }

    private static Decision decision(Row row) {
        return new Decision(
                Kind.ofStatus(row.getString("decision")),
                row.getString("reason"),
                instant(row.getOffsetDateTime("until")),
                row.getString("decided_by"),
                row.getString("role"),
                instant(row.getOffsetDateTime("decided_at")));
    }

    private static Instant instant(OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    private String write(List<Recommendation> recommendations) {
        try {
            return json.writeValueAsString(recommendations);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Recommendation read(String shown) {
        try {
            return json.readValue(shown, Recommendation.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a recommendation that was kept cannot be read", e);
        }
    }
}
