package io.aftercare.insight.cube;

import io.aftercare.insight.log.LogFollower;
import io.aftercare.insight.log.LoggedEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far the figures of a tenant have come: it moves in the transaction that stores events or slices, so where it is the
 * same, every figure of a fixed window is.
 */
@ApplicationScoped
public class Progress implements LogFollower {
    private static final String COUNT = """
        insert into insight.progress (tenant, events, slices)
        select * from unnest($1::text[], $2::bigint[], $3::bigint[])
        on conflict (tenant) do update
            set events = progress.events + excluded.events, slices = progress.slices + excluded.slices
        """;
    private static final String OF = "select events, slices from insight.progress where tenant = $1";

    private final Pool database;

    Progress(Pool database) {
        this.database = database;
    }

    /** {@code events.slices}, as they were counted in and stored; the same for the same figures. */
    public Uni<String> of(String tenant) {
        return database.preparedQuery(OF)
                .execute(Tuple.of(tenant))
                .map(rows -> rows.size() == 0
                        ? "0.0"
                        : rows.iterator().next().getLong(0) + "."
                                + rows.iterator().next().getLong(1));
    }

    /** How many events of the tenant the log has: the same for what is read of the log alone. */
    public Uni<Long> ofLog(String tenant) {
        return database.preparedQuery(OF)
                .execute(Tuple.of(tenant))
                .map(rows -> rows.size() == 0 ? 0 : rows.iterator().next().getLong(0));
    }

    @Override
    public Uni<Void> follow(SqlConnection connection, List<LoggedEvent> events) {
        Map<String, Long> tenants = new TreeMap<>();
        events.forEach(event -> tenants.merge(event.tenant(), 1L, Long::sum));
        return count(connection, tenants, true);
    }

    static Uni<Void> slices(SqlConnection connection, Map<String, Long> byTenant) {
        return count(connection, byTenant, false);
    }

    /** In the order of the tenants, so that two transactions cannot wait for each other. */
    private static Uni<Void> count(SqlConnection connection, Map<String, Long> byTenant, boolean events) {
        if (byTenant.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Long[] numbers = byTenant.values().toArray(Long[]::new);
        Long[] zeros = byTenant.values().stream().map(number -> 0L).toArray(Long[]::new);
        return connection
                .preparedQuery(COUNT)
                .execute(Tuple.of(
                        byTenant.keySet().toArray(String[]::new), events ? numbers : zeros, events ? zeros : numbers))
                .replaceWithVoid();
    }
}
