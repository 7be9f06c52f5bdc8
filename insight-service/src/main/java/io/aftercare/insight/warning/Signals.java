package io.aftercare.insight.warning;

import io.aftercare.insight.log.LogFollower;
import io.aftercare.insight.log.LoggedEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Notes of each case that complains, and of each whose goods were found damaged, of which product, batch, warehouse and
 * carrier it is, as soon as that is known. The day is that of the opening, whenever the rest is heard.
 */
@ApplicationScoped
class Signals implements LogFollower {
    private static final Set<String> TELLING = Set.of("case.opened", "case.order_linked", "goods.inspected");
    private static final String NOTE = """
        with known as (
            select opened.tenant, opened.case_id, (opened.occurred_at at time zone 'UTC')::date as day,
                opened.envelope->'data'->>'complaint' is not null as complains,
                opened.envelope->'data'->'segments' as said, linked.segments as linked
            from unnest($1::text[], $2::uuid[]) as told (tenant, case_id)
            join insight.event opened on opened.tenant = told.tenant and opened.case_id = told.case_id
                and opened.type = 'case.opened'
            left join lateral (
                select envelope->'data'->'segments' as segments from insight.event
                where tenant = opened.tenant and case_id = opened.case_id and type = 'case.order_linked'
                order by occurred_at, id limit 1) linked on true),
        part as (
            select tenant, case_id, day, complains,
                coalesce(said->>'sku', linked->>'sku') as product, coalesce(said->>'batch', linked->>'batch') as batch,
                coalesce(said->>'warehouse', linked->>'warehouse') as warehouse,
                coalesce(said->>'carrier', linked->>'carrier') as carrier
            from known),
        damaged as (
            select part.*, inspected.envelope->'data'->>'sku' as sku
            from part join insight.event inspected on inspected.tenant = part.tenant and inspected.case_id = part.case_id
            where inspected.type = 'goods.inspected' and (inspected.envelope->'data'->>'damagedQuantity')::int > 0),
        noted as (
            select tenant, 'cases' as signal, dimension, case_id, value, part_of, day
            from part cross join lateral (values ('product', product, null), ('batch', batch, product))
                as its (dimension, value, part_of)
            union all
            select tenant, 'complaints', dimension, case_id, value, part_of, day
            from part cross join lateral (values ('product', product, null), ('batch', batch, product),
                ('warehouse', warehouse, null), ('carrier', carrier, null)) as its (dimension, value, part_of)
            where complains
            union all
            select tenant, 'defects', dimension, case_id, value, part_of, day
            from damaged cross join lateral (values ('product', coalesce(sku, product), null),
                ('batch', case when sku = product then batch end, product),
                ('warehouse', warehouse, null), ('carrier', carrier, null)) as its (dimension, value, part_of))
        insert into insight.signal (tenant, signal, dimension, case_id, value, part_of, day)
        select distinct on (tenant, signal, dimension, case_id, value)
            tenant, signal, dimension, case_id, value, part_of, day
        from noted where value is not null
        on conflict do nothing
        """;

    private final WarningWatch watch;

    Signals(WarningWatch watch) {
        this.watch = watch;
    }

    @Override
    public Uni<Void> follow(SqlConnection connection, List<LoggedEvent> events) {
        Set<Told> told = new HashSet<>();
        events.stream()
                .filter(event -> TELLING.contains(event.type()))
                .forEach(event -> told.add(new Told(event.tenant(), event.caseId())));
        if (told.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery(NOTE)
                .execute(Tuple.of(
                        told.stream().map(Told::tenant).toArray(String[]::new),
                        told.stream().map(Told::caseId).toArray(UUID[]::new)))
                .invoke(rows -> {
                    if (rows.rowCount() > 0) {
                        told.forEach(it -> watch.look(it.tenant()));
                    }
                })
                .replaceWithVoid();
    }

    private record Told(String tenant, UUID caseId) {}
}
