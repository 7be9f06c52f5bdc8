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
        with part as (
            select opened.tenant, opened.case_id, (opened.occurred_at at time zone 'UTC')::date as day,
                opened.envelope->'data'->>'complaint' is not null as complains,
                coalesce(opened.envelope->'data'->'segments'->>'sku', later.sku) as product,
                coalesce(opened.envelope->'data'->'segments'->>'batch', later.batch) as batch,
                coalesce(opened.envelope->'data'->'segments'->>'warehouse', later.warehouse) as warehouse,
                coalesce(opened.envelope->'data'->'segments'->>'carrier', later.carrier) as carrier
            from unnest($1::text[], $2::uuid[]) as told (tenant, case_id)
            join insight.event opened on opened.tenant = told.tenant and opened.case_id = told.case_id
                and opened.type = 'case.opened'
            -- As insight.courses has it: each part from the first that tells it.
            cross join lateral (
                select (array_agg(told->>'sku' order by at, id) filter (where told->>'sku' is not null))[1] as sku,
                    (array_agg(told->>'batch' order by at, id) filter (where told->>'batch' is not null))[1] as batch,
                    (array_agg(told->>'warehouse' order by at, id) filter (where told->>'warehouse' is not null))[1]
                        as warehouse,
                    (array_agg(told->>'carrier' order by at, id) filter (where told->>'carrier' is not null))[1]
                        as carrier
                from (
                    select envelope->'data'->'segments' as told, occurred_at as at, id from insight.event
                    where tenant = opened.tenant and case_id = opened.case_id and type = 'case.order_linked') linked)
                later),
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
