package io.aftercare.local.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPostgresTest {
    @TempDir
    Path directory;

    @Test
    void committedRowsSurviveKillMinusNine() throws Exception {
        int port = freePort();
        LocalPostgres killed = LocalPostgres.persistent(directory.resolve("pg"), port, directory.resolve("pg.log"));
        run(killed, "create table kept (id int)");
        run(killed, "insert into kept values (42)");
        ProcessHandle server = LocalPostgres.owner(directory.resolve("pg")).orElseThrow();
        server.destroyForcibly();
        server.onExit().join();
        killed.close();

        try (LocalPostgres again =
                        LocalPostgres.persistent(directory.resolve("pg"), port, directory.resolve("pg.log"));
                Connection connection = connect(again);
                ResultSet rows = connection.createStatement().executeQuery("select id from kept")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(42);
        }
    }

    @Test
    void anOrphanOfAKilledLauncherIsSweptByTheNextStart() throws Exception {
        Path data = directory.resolve("pg");
        Process launcher = launcherIn(data);
        launcher.inputReader().readLine();
        ProcessHandle orphan = LocalPostgres.owner(data).orElseThrow();
        launcher.destroyForcibly().waitFor();

        try (LocalPostgres again = LocalPostgres.persistent(data, freePort(), directory.resolve("pg.log"))) {
            run(again, "select 1");
            assertThat(orphan.isAlive()).isFalse();
        }
        assertThat(LocalPostgres.owner(data)).isEmpty();
    }

    private Process launcherIn(Path data) throws Exception {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Launcher.class.getName(),
                        data.toString(),
                        directory.resolve("pg.log").toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Starts PostgreSQL, says so in a line, and waits to be killed. */
    static class Launcher {
        public static void main(String[] args) throws Exception {
            LocalPostgres.persistent(Path.of(args[0]), freePort(), Path.of(args[1]));
            System.out.println("started");
            Thread.currentThread().join();
        }
    }

    private static void run(LocalPostgres postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres)) {
            connection.createStatement().execute(sql);
        }
    }

    private static Connection connect(LocalPostgres postgres) throws SQLException {
        return DriverManager.getConnection("jdbc:" + postgres.url(), LocalPostgres.USER, LocalPostgres.PASSWORD);
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
