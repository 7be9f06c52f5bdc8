package io.aftercare.local.launcher.backup;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the schemas of the services consist of, as PostgreSQL's catalog has it. */
record Catalog(Connection connection, List<String> schemas) {
    private static final String HISTORY = "flyway_schema_history";

    private static final String TABLES = "select quote_ident(table_schema) || '.' || quote_ident(table_name),"
            + " array_agg(quote_ident(column_name) order by ordinal_position) filter (where is_generated = 'NEVER')"
            + " from information_schema.columns join information_schema.tables using (table_schema, table_name)"
            + " where table_schema = any (?) and table_type = 'BASE TABLE' and table_name <> '" + HISTORY + "'"
            + " group by table_schema, table_name order by 1";
    private static final String REFERENCES = "select conrelid::regclass::text, confrelid::regclass::text"
            + " from pg_constraint where contype = 'f' and connamespace::regnamespace::text = any (?)"
            + " and conrelid <> confrelid";
    private static final String SEQUENCES =
            "select quote_ident(schemaname) || '.' || quote_ident(sequencename), last_value"
                    + " from pg_sequences where schemaname = any (?) and last_value is not null order by 1";

    /** Schema to the version of its migrations; a schema that was never migrated is absent. */
    Map<String, String> versions() throws SQLException {
        Map<String, String> versions = new TreeMap<>();
        for (String schema : schemas) {
            if (isMigrated(schema)) {
                try (PreparedStatement newest = connection.prepareStatement("select version from " + schema + "."
                                + HISTORY
                                + " where success and version is not null order by installed_rank desc limit 1");
                        ResultSet row = newest.executeQuery()) {
                    if (row.next()) {
                        versions.put(schema, row.getString(1));
                    }
                }
            }
        }
        return versions;
    }

    private boolean isMigrated(String schema) throws SQLException {
        try (PreparedStatement exists = connection.prepareStatement("select to_regclass(?) is not null")) {
            exists.setString(1, schema + "." + HISTORY);
            try (ResultSet row = exists.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** Table to its stored columns; each table after those that it refers to. */
    Map<String, List<String>> tables() throws SQLException {
        Map<String, List<String>> columns = new TreeMap<>();
        try (PreparedStatement all = ofSchemas(TABLES);
                ResultSet rows = all.executeQuery()) {
            while (rows.next()) {
                columns.put(rows.getString(1), Arrays.asList((String[])
                        rows.getArray(2).getArray()));
            }
        }
        Map<String, List<String>> ordered = new LinkedHashMap<>();
        order(columns.keySet(), references()).forEach(table -> ordered.put(table, columns.get(table)));
        return ordered;
    }

    private Map<String, Set<String>> references() throws SQLException {
        Map<String, Set<String>> references = new TreeMap<>();
        try (PreparedStatement all = ofSchemas(REFERENCES);
                ResultSet rows = all.executeQuery()) {
            while (rows.next()) {
                references
                        .computeIfAbsent(rows.getString(1), first -> new LinkedHashSet<>())
                        .add(rows.getString(2));
            }
        }
        return references;
    }

    static List<String> order(Set<String> tables, Map<String, Set<String>> references) {
        List<String> ordered = new ArrayList<>();
        Set<String> waiting = new LinkedHashSet<>(tables);
        while (!waiting.isEmpty()) {
            List<String> next = waiting.stream()
                    .filter(table ->
                            references.getOrDefault(table, Set.of()).stream().noneMatch(waiting::contains))
                    .toList();
            if (next.isEmpty()) {
                throw new BackupFailed("these tables refer to each other in a circle: " + waiting);
            }
            ordered.addAll(next);
            next.forEach(waiting::remove);
        }
        return ordered;
    }

    Map<String, Long> sequences() throws SQLException {
        Map<String, Long> sequences = new TreeMap<>();
        try (PreparedStatement all = ofSchemas(SEQUENCES);
                ResultSet rows = all.executeQuery()) {
            while (rows.next()) {
                sequences.put(rows.getString(1), rows.getLong(2));
            }
        }
        return sequences;
    }

    private PreparedStatement ofSchemas(String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        Array names = connection.createArrayOf("text", schemas.toArray());
        statement.setArray(1, names);
        return statement;
    }
}
