package io.aftercare.local.launcher;

import io.aftercare.local.launcher.backup.Manifest;
import io.aftercare.local.launcher.backup.Restore;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "restore",
        description = "Brings back what ./aftercare backup has written, into a system that is not running.",
        mixinStandardHelpOptions = true,
        footerHeading = "%n",
        footer = "Everything or nothing: when it fails, the database is as it was.")
final class RestoreCommand implements Callable<Integer> {
    @Mixin
    private Home home;

    @Parameters(paramLabel = "FILE", description = "A backup.")
    private Path file;

    @Option(names = "--replace", description = "Takes the place of what is there.")
    private boolean replace;

    @Override
    public Integer call() {
        Manifest restored = new Restore(home.options(), System.err::println).from(file, replace);
        System.out.printf("%,d rows as of %s. Start it: ./aftercare up%n", restored.rows(), restored.takenAt());
        return ExitCode.OK;
    }
}
