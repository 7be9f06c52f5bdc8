package io.aftercare.local.platform;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A real PostgreSQL from Maven artifacts, with the database and the role {@code aftercare}; it runs as root too. */
public final class LocalPostgres implements AutoCloseable {
    public static final String DATABASE = "aftercare";
    public static final String USER = "aftercare";
    public static final String PASSWORD = "aftercare";

    /** The binaries' own defaults trade durability for speed, which a store of record may not. */
    private static final Map<String, String> DURABLE =
            Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");

    private final EmbeddedPostgres server;

    private LocalPostgres(EmbeddedPostgres server) {
        this.server = server;
    }

    /** Starts on an empty directory that is removed at the end, on any free port. */
    public static LocalPostgres temporary() {
        return start(EmbeddedPostgres.builder());
    }

    /**
     * Starts on {@code data}, which it creates or finds from an earlier run, also one that was killed.
     *
     * @param log receives the server's own output
     */
    public static LocalPostgres persistent(Path data, int port, Path log) {
        sweep(data);
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofSeconds(30))
                .setOutputRedirector(Redirect.appendTo(log.toFile()))
                .setErrorRedirector(Redirect.appendTo(log.toFile()));
        DURABLE.forEach(builder::setServerConfig);
        return start(builder);
    }

    private static LocalPostgres start(EmbeddedPostgres.Builder builder) {
        try {
            EmbeddedPostgres server = builder.setServerConfig("timezone", "UTC")
                    .setServerConfig("listen_addresses", "localhost")
                    .start();
            createDatabase(server);
            return new LocalPostgres(server);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start: " + e.getMessage(), e);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL refused to create the database " + DATABASE, e);
        }
    }

    private static void createDatabase(EmbeddedPostgres server) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement sql = connection.createStatement()) {
            if (!exists(sql, "select 1 from pg_roles where rolname = '" + USER + "'")) {
                sql.execute("create role " + USER + " login password '" + PASSWORD + "'");
            }
            if (!exists(sql, "select 1 from pg_database where datname = '" + DATABASE + "'")) {
                sql.execute("create database " + DATABASE + " owner " + USER);
            }
        }
    }

    private static boolean exists(Statement sql, String query) throws SQLException {
        try (ResultSet rows = sql.executeQuery(query)) {
            return rows.next();
        }
    }

    public int port() {
        return server.getPort();
    }

    /** {@code postgresql://…}: the reactive client takes it as it is, JDBC with {@code jdbc:} before it. */
    public String url() {
        return "postgresql://localhost:" + port() + "/" + DATABASE;
    }

    /** The process that owns {@code data} now, if one does. */
    public static Optional<ProcessHandle> owner(Path data) {
        try {
            long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid"))
                    .getFirst()
                    .strip());
            return ProcessHandle.of(pid)
                    .filter(process -> process.info().command().orElse("").endsWith("postgres"))
                    .filter(process -> worksOn(process, data));
        } catch (IOException | RuntimeException noReadablePidFile) {
            return Optional.empty();
        }
    }

    /** The number of a dead server may meanwhile be that of another PostgreSQL, which is not ours to end. */
    private static boolean worksOn(ProcessHandle process, Path data) {
        return process.info().arguments().stream()
                .flatMap(Arrays::stream)
                .anyMatch(argument -> Path.of(argument).toAbsolutePath().equals(data.toAbsolutePath()));
    }

    /** Ends what a killed launcher left running on {@code data}, and the pid file that would stop the next start. */
    public static void sweep(Path data) {
        owner(data).ifPresent(orphan -> {
            orphan.destroy();
            try {
                orphan.onExit().get(10, TimeUnit.SECONDS);
            } catch (Exception stillThere) {
                orphan.destroyForcibly();
                orphan.onExit().join();
            }
        });
        try {
            Files.deleteIfExists(data.resolve("postmaster.pid"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
