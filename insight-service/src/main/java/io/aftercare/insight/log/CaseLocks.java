package io.aftercare.insight.log;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Has those who conclude something from all events of a case, or of a conversation, do so one after the other, until their
 * transaction ends: two instances may be told of one case at once, and neither sees yet what the other stores.
 */
public final class CaseLocks {
    /** In the order of the keys, so that two cannot wait for each other; all cases before all conversations. */
    private static final String LOCK = """
        select count(pg_advisory_xact_lock(key)::text) from (
            select distinct hashtextextended(tenant || ' ' || id, $3) as key
            from unnest($1::text[], $2::uuid[]) as named (tenant, id) order by key) as keys
        """;

    private static final long CASES = 1;
    private static final long CONVERSATIONS = 2;

    private CaseLocks() {}

    /** A case or a conversation of a tenant. */
    public record Name(String tenant, UUID id) implements Comparable<Name> {
        @Override
        public int compareTo(Name other) {
            int order = tenant.compareTo(other.tenant);
            return order == 0 ? id.compareTo(other.id) : order;
        }
    }

    static Uni<Void> cases(SqlConnection connection, List<LoggedEvent> events) {
        return lock(
                connection,
                events.stream()
                        .filter(event -> event.caseId() != null)
                        .map(event -> new Name(event.tenant(), event.caseId()))
                        .distinct()
                        .toList(),
                CASES);
    }

    public static Uni<Void> conversations(SqlConnection connection, Collection<Name> conversations) {
        return lock(connection, conversations, CONVERSATIONS);
    }

    private static Uni<Void> lock(SqlConnection connection, Collection<Name> names, long space) {
        return names.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(LOCK)
                        .execute(Tuple.tuple()
                                .addArrayOfString(
                                        names.stream().map(Name::tenant).toArray(String[]::new))
                                .addArrayOfUUID(names.stream().map(Name::id).toArray(UUID[]::new))
                                .addLong(space))
                        .replaceWithVoid();
    }
}
