package io.aftercare.ticket.store;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.impl.MutinySessionImpl;
import org.hibernate.reactive.pool.ReactiveConnection;

/**
 * Statements in PostgreSQL's own words ({@code $1}), on the connection of the current session and so within its transaction.
 * They go past Hibernate, which makes a query plan for each call of a native query that has a result and finds none of them
 * again: thousands of calls would push the plans of all other queries out of its cache. A statement sees what the session
 * has flushed, and no more.
 */
public final class Sql {
    private Sql() {}

    /** @param row what becomes of a row's columns, in the order in which they are selected */
    public static <T> Uni<List<T>> select(String statement, Function<Object[], T> row, Object... parameters) {
        return connection()
                .chain(connection ->
                        Uni.createFrom().completionStage(() -> connection.select(statement, values(parameters))))
                .map(result -> {
                    List<T> rows = new ArrayList<>(result.size());
                    result.forEachRemaining(columns -> rows.add(row.apply(columns)));
                    return rows;
                });
    }

    /** The first column of each row. */
    public static Uni<List<UUID>> ids(String statement, Object... parameters) {
        return select(statement, columns -> (UUID) columns[0], parameters);
    }

    /** @return how many rows were changed */
    public static Uni<Integer> update(String statement, Object... parameters) {
        return connection()
                .chain(connection ->
                        Uni.createFrom().completionStage(() -> connection.update(statement, values(parameters))));
    }

    /** Keeps others from what the key names until the transaction ends, whether or not there is a row of it to lock. */
    public static Uni<Void> hold(String what, String key) {
        return select("select 1 from pg_advisory_xact_lock(hashtext($1), hashtext($2))", columns -> key, what, key)
                .replaceWithVoid();
    }

    private static Uni<ReactiveConnection> connection() {
        return Panache.getSession().map(session -> ((MutinySessionImpl) session).getReactiveConnection());
    }

    /** PostgreSQL's client knows no instants. */
    private static Object[] values(Object[] parameters) {
        return Arrays.stream(parameters)
                .map(value -> value instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : value)
                .toArray();
    }
}
