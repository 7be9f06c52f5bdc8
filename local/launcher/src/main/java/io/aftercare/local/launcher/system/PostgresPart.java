package io.aftercare.local.launcher.system;

import io.aftercare.local.platform.LocalPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The database: PostgreSQL's own processes, started by this JVM. */
final class PostgresPart implements Part {
    private final Path data;
    private final int port;
    private final Path log;
    private LocalPostgres server;

    PostgresPart(Path data, int port, Path log) {
        this.data = data;
        this.port = port;
        this.log = log;
    }

    @Override
    public String name() {
        return Parts.POSTGRES;
    }

    @Override
    public Set<String> needs() {
        return Set.of();
    }

    @Override
    public synchronized ProcessHandle launch() {
        if (server != null) {
            // It died. Closing it gives back its lock on the directory.
            server.close();
        }
        server = LocalPostgres.persistent(data, port, log);
        return LocalPostgres.owner(data).orElseThrow(() -> new StartFailed("PostgreSQL ended at once"));
    }

    @Override
    public boolean ready() {
        return true;
    }

    @Override
    public synchronized void stop(ProcessHandle process, Duration patience) {
        if (server != null) {
            server.close();
            server = null;
        }
        Termination.end(List.of(process), patience);
    }
}
