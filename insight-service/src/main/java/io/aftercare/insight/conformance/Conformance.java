package io.aftercare.insight.conformance;

import static java.util.stream.Collectors.groupingBy;

import io.aftercare.events.CaseKind;
import io.aftercare.insight.log.LogFollower;
import io.aftercare.insight.log.LoggedEvent;
import io.aftercare.mining.ActivityEvent;
import io.aftercare.mining.conformance.CaseReplay;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Replays each case that moved on the path of its kind, from the log, in the order of its events: a late event is in its
 * place, and what is alleged of the case is what the log says now, whatever the order in which it was told.
 */
@ApplicationScoped
class Conformance implements LogFollower {
    private static final Set<String> MOVES = Set.of("case.opened", "case.stage_changed");
    private static final String MOVES_OF_CASES = """
        select event.tenant, event.case_id, event.id, event.type, event.occurred_at,
            event.envelope->'data'->>'kind' as kind, event.envelope->'data'->>'command' as command,
            event.envelope->'data'->>'to' as stage
        from unnest($1::text[], $2::uuid[]) as moved (tenant, case_id)
        join insight.event on event.tenant = moved.tenant and event.case_id = moved.case_id
        where event.type in ('case.opened', 'case.stage_changed')
        order by event.tenant, event.case_id, event.occurred_at, event.id
        """;
    private static final String FORGET = """
        delete from insight.deviation
        using unnest($1::text[], $2::uuid[]) as moved (tenant, case_id)
        where deviation.tenant = moved.tenant and deviation.case_id = moved.case_id
            and not deviation.event_id = any($3)
        """;
    private static final String RAISE = """
        insert into insight.deviation (tenant, case_id, event_id, case_kind, kind, activity, skipped, occurred_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8)
        on conflict (tenant, case_id, event_id) do update
            set kind = excluded.kind, activity = excluded.activity, skipped = excluded.skipped
        """;

    private final CasePaths paths;

    Conformance(CasePaths paths) {
        this.paths = paths;
    }

    @Override
    public Uni<Void> follow(SqlConnection connection, List<LoggedEvent> events) {
        List<CaseName> moved = events.stream()
                .filter(event -> MOVES.contains(event.type()))
                .map(event -> new CaseName(event.tenant(), event.caseId()))
                .distinct()
                .sorted()
                .toList();
        if (moved.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        String[] tenants = moved.stream().map(CaseName::tenant).toArray(String[]::new);
        UUID[] cases = moved.stream().map(CaseName::caseId).toArray(UUID[]::new);
        return connection
                .preparedQuery(MOVES_OF_CASES)
                .execute(Tuple.of(tenants, cases))
                .map(rows -> deviations(rows.stream().toList()))
                .chain(found -> connection
                        .preparedQuery(FORGET)
                        .execute(Tuple.of(
                                tenants,
                                cases,
                                found.stream().map(row -> row.getUUID(2)).toArray(UUID[]::new)))
                        .chain(() -> found.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : connection
                                        .preparedQuery(RAISE)
                                        .executeBatch(found)
                                        .replaceWithVoid()));
    }

    private List<Tuple> deviations(List<Row> moves) {
        Map<CaseName, List<Row>> byCase = moves.stream()
                .collect(groupingBy(row -> new CaseName(row.getString("tenant"), row.getUUID("case_id"))));
        List<Tuple> found = new ArrayList<>();
        byCase.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(ofCase -> replay(ofCase.getKey(), ofCase.getValue(), found));
        return found;
    }

    /** A case whose opening has not come yet has no kind: it is replayed when it comes. */
    private void replay(CaseName name, List<Row> moves, List<Tuple> found) {
        CaseKind kind = moves.stream()
                .filter(move -> move.getString("type").equals("case.opened"))
                .map(move -> kind(move.getString("kind")))
                .findFirst()
                .orElse(null);
        if (kind == null) {
            return;
        }
        CaseReplay replay = new CaseReplay(name.caseId().toString(), paths.of(kind));
        for (Row move : moves) {
            if (move.getString("stage") == null) {
                continue;
            }
            OffsetDateTime at = move.getOffsetDateTime("occurred_at");
            String activity = CasePaths.activity(move.getString("command"), move.getString("stage"));
            replay.ingest(new ActivityEvent(name.caseId().toString(), activity, at.toInstant()))
                    .ifPresent(deviation -> found.add(Tuple.tuple()
                            .addString(name.tenant())
                            .addUUID(name.caseId())
                            .addUUID(move.getUUID("id"))
                            .addString(kind.code())
                            .addString(Alert.kind(deviation.kind()))
                            .addString(activity)
                            .addArrayOfString(deviation.skipped().toArray(String[]::new))
                            .addOffsetDateTime(at)));
        }
    }

    private static CaseKind kind(String code) {
        return CaseKind.valueOf(code.toUpperCase(Locale.ROOT));
    }

    private record CaseName(String tenant, UUID caseId) implements Comparable<CaseName> {
        @Override
        public int compareTo(CaseName other) {
            int order = tenant.compareTo(other.tenant);
            return order == 0 ? caseId.compareTo(other.caseId) : order;
        }
    }
}
