package io.aftercare.local.launcher.backup;

import io.aftercare.local.launcher.store.Database;
import io.aftercare.local.launcher.system.AftercareSystem;
import io.aftercare.local.launcher.system.Ports;
import io.aftercare.local.launcher.system.Progress;
import io.aftercare.local.launcher.system.SystemOptions;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Brings a backup into a system that is not running: starts its stores, has the services bring their schemas up to date,
 * replaces the rows, and sets the consumers of events and figures back.
 */
public final class Restore {
    private final SystemOptions options;
    private final Consumer<String> progress;

    public Restore(SystemOptions options, Consumer<String> progress) {
        this.options = options;
        this.progress = progress;
    }

    /**
     * @param replace whether what is there may go
     * @throws BackupFailed when something is there that may not go, or the backup does not fit
     */
    public Manifest from(Path file, boolean replace) {
        Manifest manifest = Backup.manifest(file);
        // Another system may run on the usual ports meanwhile.
        SystemOptions stores = options.withPorts(Ports.free()).withParts(Set.of("postgres", "kafka"));
        try (AftercareSystem system = AftercareSystem.prepare(stores, Progress.SILENT)) {
            progress.accept("Starting PostgreSQL and Kafka …");
            system.startAll();
            Database database = new Database(system.ports().of("postgres"));
            for (String service : manifest.schemas().keySet()) {
                progress.accept("Bringing the schema " + service + " up to date …");
                system.migrate(service);
            }
            long there = manifest.schemas().containsKey("ticket")
                    ? database.count("select count(*) from ticket.conversation")
                    : 0;
            if (there > 0 && !replace) {
                throw new BackupFailed("There are " + there + " conversations in " + options.data()
                        + " already. With --replace the backup takes their place.");
            }
            progress.accept("Writing " + manifest.rows() + " rows …");
            Backup.restore(file, database);
            if (manifest.schemas().containsKey("insight")) {
                // What the changelog of the figures says is newer, also that of another broker, which begins at 0.
                database.update("update insight.slice set record_offset = -1");
            }
            long again = new ConsumerOffsets("localhost:" + system.ports().of("kafka")).write(manifest.offsets());
            progress.accept("insight-service will read " + again + " events again that came after the backup.");
        }
        return manifest;
    }
}
