package io.aftercare.insight.conformance;

import static java.util.stream.Collectors.groupingBy;

import io.aftercare.events.CaseKind;
import io.aftercare.insight.log.CaseLocks;
import io.aftercare.insight.log.CaseLocks.Name;
import io.aftercare.insight.log.LogFollower;
import io.aftercare.insight.log.LoggedEvent;
import io.aftercare.mining.ActivityEvent;
import io.aftercare.mining.conformance.CaseReplay;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Replays each case that moved on the path of its kind, and holds it against the rules of the desk, from the log, in the
 * order of its events: a late event is in its place, and what is alleged of the case is what the log says now, whatever the
 * order in which it was told.
 *
 * <p>Two instances may be told of one case at once, its events and those of its conversation being on several partitions. So
 * the log has locked the case, and then its conversation is locked, which links it to what was said: whoever comes
 * second sees what the first has stored.
 */
@ApplicationScoped
class Conformance implements LogFollower {
    private static final Logger LOG = Logger.getLogger(Conformance.class);
    private static final Set<String> MOVES = Set.of("case.opened", "case.stage_changed", "case.assigned");
    private static final Set<String> TALK = Set.of("message.received", "reply.sent");

    private static final String CONVERSATIONS_OF_CASES = """
        select opened.tenant, opened.conversation_id as id
        from unnest($1::text[], $2::uuid[]) as moved (tenant, case_id)
        join insight.event opened on opened.tenant = moved.tenant and opened.case_id = moved.case_id
        where opened.type = 'case.opened' and opened.conversation_id is not null
        """;
    // What was said matters only to a case that waited for the customer.
    private static final String CASES_OF_CONVERSATIONS = """
        select distinct opened.tenant, opened.case_id as id
        from unnest($1::text[], $2::uuid[]) as talk (tenant, conversation_id)
        join insight.event opened on opened.tenant = talk.tenant and opened.conversation_id = talk.conversation_id
        where opened.type = 'case.opened' and exists (select from insight.event waited
            where waited.tenant = opened.tenant and waited.case_id = opened.case_id
                and waited.type = 'case.stage_changed' and waited.envelope->'data'->>'status' = 'waiting_for_customer')
        """;
    private static final String COURSE_OF_CASES = """
        with moved as (select * from unnest($1::text[], $2::uuid[]) as moved (tenant, case_id)),
        course as (
            select event.tenant, event.case_id, event.id, event.type, event.occurred_at, event.conversation_id,
                event.envelope->'data' as data
            from moved join insight.event on event.tenant = moved.tenant and event.case_id = moved.case_id
            where event.type in ('case.opened', 'case.stage_changed', 'case.assigned')),
        waited as (
            select distinct opened.tenant, opened.case_id, opened.conversation_id
            from course opened join course waited using (tenant, case_id)
            where opened.type = 'case.opened' and waited.data->>'status' = 'waiting_for_customer')
        select tenant, case_id, id, type, occurred_at, data->>'kind' as kind, data->>'command' as command,
            data->>'to' as stage, data->>'status' as status, data->>'actor' as actor,
            data->>'department' as department
        from course
        union all
        select waited.tenant, waited.case_id, talk.id, talk.type, talk.occurred_at, null, null, null, null, null, null
        from waited
        join insight.event talk on talk.tenant = waited.tenant and talk.conversation_id = waited.conversation_id
        where talk.type in ('message.received', 'reply.sent')
        order by tenant, case_id, occurred_at, id
        """;
    private static final String FORGET = """
        delete from insight.deviation
        using unnest($1::text[], $2::uuid[]) as moved (tenant, case_id)
        where deviation.tenant = moved.tenant and deviation.case_id = moved.case_id
            and not (deviation.event_id, deviation.kind) in (select * from unnest($3::uuid[], $4::text[]))
        """;
    private static final String RAISE = """
        insert into insight.deviation
            (tenant, case_id, event_id, case_kind, kind, activity, skipped, because, occurred_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        on conflict (tenant, case_id, event_id, kind) do update
            set activity = excluded.activity, skipped = excluded.skipped, because = excluded.because
            where (deviation.activity, deviation.skipped, deviation.because)
                is distinct from (excluded.activity, excluded.skipped, excluded.because)
        """;

    private final CasePaths paths;
    private final MeterRegistry metrics;

    Conformance(CasePaths paths, MeterRegistry metrics) {
        this.paths = paths;
        this.metrics = metrics;
    }

    @Override
    public Uni<Void> follow(SqlConnection connection, List<LoggedEvent> events) {
        List<Name> moved = names(events.stream()
                .filter(event -> MOVES.contains(event.type()))
                .map(event -> new Name(event.tenant(), event.caseId())));
        List<Name> told = names(events.stream()
                .filter(event -> TALK.contains(event.type()))
                .map(event -> new Name(event.tenant(), event.conversationId())));
        if (moved.isEmpty() && told.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return named(connection, CONVERSATIONS_OF_CASES, moved)
                .chain(theirs ->
                        CaseLocks.conversations(connection, names(Stream.concat(theirs.stream(), told.stream()))))
                .chain(() -> named(connection, CASES_OF_CONVERSATIONS, told))
                .chain(waiting -> judge(connection, names(Stream.concat(moved.stream(), waiting.stream()))));
    }

    private Uni<Void> judge(SqlConnection connection, List<Name> cases) {
        if (cases.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery(COURSE_OF_CASES)
                .execute(columns(cases))
                .map(rows -> deviations(rows.stream().toList()))
                .chain(found -> connection
                        .preparedQuery(FORGET)
                        .execute(columns(cases)
                                .addArrayOfUUID(found.stream()
                                        .map(row -> row.getUUID(2))
                                        .toArray(UUID[]::new))
                                .addArrayOfString(found.stream()
                                        .map(row -> row.getString(4))
                                        .toArray(String[]::new)))
                        .chain(() -> found.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : connection
                                        .preparedQuery(RAISE)
                                        .executeBatch(found)
                                        .replaceWithVoid()));
    }

    private static Uni<List<Name>> named(SqlConnection connection, String query, List<Name> by) {
        return by.isEmpty()
                ? Uni.createFrom().item(List.of())
                : connection
                        .preparedQuery(query)
                        .execute(columns(by))
                        .map(rows -> rows.stream()
                                .map(row -> new Name(row.getString("tenant"), row.getUUID("id")))
                                .toList());
    }

    private List<Tuple> deviations(List<Row> course) {
        Map<Name, List<Row>> byCase =
                course.stream().collect(groupingBy(row -> new Name(row.getString("tenant"), row.getUUID("case_id"))));
        List<Tuple> found = new ArrayList<>();
        byCase.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(ofCase -> replay(ofCase.getKey(), ofCase.getValue(), found));
        return found;
    }

    /** A case whose opening has not come yet has no kind: it is replayed when it comes. */
    private void replay(Name name, List<Row> course, List<Tuple> found) {
        Optional<String> code = course.stream()
                .filter(row -> row.getString("type").equals("case.opened"))
                .map(row -> String.valueOf(row.getString("kind")))
                .findFirst();
        Optional<CaseKind> kind = code.flatMap(CaseKind::of);
        if (code.isPresent() && kind.isEmpty()) {
            LOG.warnf(
                    "no path of kind=%s, case is not replayed tenant=%s caseId=%s",
                    code.get(), name.tenant(), name.id());
            metrics.counter("aftercare.insight.unknown.kinds").increment();
        }
        if (kind.isEmpty()) {
            return;
        }
        CaseReplay replay = new CaseReplay(name.id().toString(), paths.of(kind.get()));
        DeskRules rules = new DeskRules();
        for (Row row : course) {
            OffsetDateTime at = row.getOffsetDateTime("occurred_at");
            switch (row.getString("type")) {
                case "message.received" -> rules.customerSpoke();
                case "reply.sent" -> rules.merchantSpoke(at.toInstant());
                case "case.opened" -> rules.opened(String.valueOf(row.getString("department")));
                case "case.assigned" -> rules.assigned(row.getUUID("id"), row.getString("department"), at.toInstant());
                default -> {
                    if (row.getString("stage") == null) {
                        continue;
                    }
                    String activity = CasePaths.activity(row.getString("command"), row.getString("stage"));
                    replay.ingest(new ActivityEvent(name.id().toString(), activity, at.toInstant()))
                            .ifPresent(deviation -> found.add(row(name, row.getUUID("id"), kind.get())
                                    .addString(Alert.kind(deviation.kind()))
                                    .addString(activity)
                                    .addArrayOfString(deviation.skipped().toArray(String[]::new))
                                    .addString(null)
                                    .addOffsetDateTime(at)));
                    rules.moved(
                            row.getUUID("id"),
                            activity,
                            row.getString("status"),
                            row.getString("actor"),
                            at.toInstant());
                }
            }
        }
        rules.breaches()
                .forEach(breach -> found.add(row(name, breach.eventId(), kind.get())
                        .addString(breach.kind())
                        .addString(breach.activity())
                        .addArrayOfString(new String[0])
                        .addString(breach.because())
                        .addOffsetDateTime(breach.at().atOffset(ZoneOffset.UTC))));
    }

    private static Tuple row(Name name, UUID eventId, CaseKind kind) {
        return Tuple.tuple()
                .addString(name.tenant())
                .addUUID(name.id())
                .addUUID(eventId)
                .addString(kind.code());
    }

    private static List<Name> names(Stream<Name> names) {
        return names.distinct().sorted().toList();
    }

    private static Tuple columns(List<Name> names) {
        return Tuple.tuple()
                .addArrayOfString(names.stream().map(Name::tenant).toArray(String[]::new))
                .addArrayOfUUID(names.stream().map(Name::id).toArray(UUID[]::new));
    }
}
