package io.aftercare.local.launcher.bench;

import io.aftercare.local.launcher.store.Database;
import io.aftercare.local.platform.LocalPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Has PostgreSQL write down what it is sent for a while. */
record StatementLog(Database database, Path file) {
    private static final long SETTLES_MILLIS = 1_000;

    List<Sent> during(Runnable work) {
        try {
            set("all");
            long from = Files.size(file);
            work.run();
            pause();
            byte[] written = Files.readAllBytes(file);
            set("none");
            return ServerLog.statements(
                    new String(written, (int) from, (int) (written.length - from), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the database itself makes them out, for a statement as the client sends it. */
    List<String> types(String sql) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path = ticket");
            statement.execute("prepare recorded as " + sql);
            try (ResultSet types = statement.executeQuery(
                    "select unnest(parameter_types)::text from pg_prepared_statements where name = 'recorded'")) {
                List<String> all = new ArrayList<>();
                while (types.next()) {
                    all.add(types.getString(1));
                }
                return all;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the recorded statement cannot be prepared: " + sql, e);
        }
    }

    /** Only the server's own superuser may. */
    private void set(String which) {
        String url = "jdbc:postgresql://localhost:" + database.port() + "/" + LocalPostgres.DATABASE;
        try (Connection connection = DriverManager.getConnection(url, "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute("alter system set log_statement = '" + which + "'");
            statement.execute("select pg_reload_conf()");
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not write down its statements: " + e.getMessage(), e);
        }
        pause();
    }

    private static void pause() {
        try {
            Thread.sleep(SETTLES_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
