package io.aftercare.local.launcher.load;

import io.aftercare.local.launcher.store.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Indexes, unique and foreign keys, which are taken away before much is written and put back after it: putting a key back
 * looks at every row, so what was loaded is held to the schema as a whole.
 */
record Constraints(Database database, List<Part> unique, List<Part> indexes, List<Part> foreign) {
    /** @param away the statement that takes it away, and {@code back} the one that puts it back */
    private record Part(String name, String away, String back) {}

    static Constraints of(Database database) {
        String names = Tables.NAMES.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
        return new Constraints(
                database,
                keys(database, "u", names),
                database.query(
                        "select i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) from pg_index i"
                                + " join pg_class t on t.oid = i.indrelid join pg_namespace n on n.oid = t.relnamespace"
                                + " where n.nspname = 'ticket' and t.relname in (" + names + ") and not exists ("
                                + "select from pg_constraint c where c.conindid = i.indexrelid and c.contype in ('p', 'u'))"
                                + " order by 1",
                        row -> new Part(row.getString(1), "drop index " + row.getString(1), row.getString(2))),
                keys(database, "f", names));
    }

    private static List<Part> keys(Database database, String type, String names) {
        return database.query(
                "select c.conname, c.conrelid::regclass::text, pg_get_constraintdef(c.oid) from pg_constraint c"
                        + " join pg_class t on t.oid = c.conrelid join pg_namespace n on n.oid = t.relnamespace"
                        + " where n.nspname = 'ticket' and c.contype = '" + type + "' and (t.relname in (" + names + ")"
                        + " or c.confrelid in (select oid from pg_class where relname in (" + names + ")"
                        + " and relnamespace = n.oid)) order by 1",
                row -> new Part(
                        row.getString(1),
                        "alter table " + row.getString(2) + " drop constraint " + row.getString(1),
                        "alter table " + row.getString(2) + " add constraint " + row.getString(1) + " "
                                + row.getString(3)));
    }

    void takeAway() {
        run(Stream.of(foreign, indexes, unique).flatMap(List::stream).map(Part::away), none -> {});
    }

    void putBack(Consumer<String> progress) {
        run(
                Stream.of(unique, indexes, foreign).flatMap(List::stream).map(Part::back),
                statement -> progress.accept("  " + statement.split(" using | \\(")[0]));
    }

    /** On one connection, with memory enough to sort in. */
    private void run(Stream<String> statements, Consumer<String> before) {
        try (Connection connection = database.connect();
                Statement sql = connection.createStatement()) {
            sql.execute("set maintenance_work_mem = '1GB'");
            for (String statement : statements.toList()) {
                before.accept(statement);
                sql.execute(statement);
            }
        } catch (SQLException e) {
            throw new LoadFailed("the schema does not take what was loaded: " + e.getMessage(), e);
        }
    }
}
