package io.aftercare.local.launcher;

import io.aftercare.local.launcher.backup.Backup;
import io.aftercare.local.launcher.backup.ConsumerOffsets;
import io.aftercare.local.launcher.backup.Manifest;
import io.aftercare.local.launcher.backup.Stored;
import io.aftercare.local.launcher.store.Database;
import io.aftercare.local.launcher.system.RunningSystem;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "backup",
        description = "Writes everything that the running system keeps into one file, as of one moment.",
        mixinStandardHelpOptions = true,
        footerHeading = "%n",
        footer = "Nothing has to be stopped. ./aftercare restore FILE brings it back.")
final class BackupCommand implements Callable<Integer> {
    @Mixin
    private Home home;

    @Parameters(paramLabel = "FILE", description = "A new file.")
    private Path file;

    @Override
    public Integer call() {
        RunningSystem system = home.running();
        var offsets = new ConsumerOffsets("localhost:" + system.state().ports().of("kafka")).read();
        Manifest written = Backup.write(
                new Database(system.state().ports().of("postgres")), Stored.SCHEMAS, offsets, file, Clock.systemUTC());
        System.out.printf(
                "%s: %,d rows of %d tables, schemas %s, as of %s.%n",
                file, written.rows(), written.tables().size(), written.schemas(), written.takenAt());
        return ExitCode.OK;
    }
}
