package io.aftercare.local.launcher;

import io.aftercare.local.launcher.system.RunningSystem;
import io.aftercare.local.launcher.system.SystemOptions;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the project and the data are; an option of every command. */
final class Home {
    /** Where the models are that articles are found with. */
    static final String ENCODERS = "models/retrieval";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data directory (default: .aftercare in the project).")
    private Path data;

    /** The script says where the project is. */
    static Path root() {
        return Path.of(System.getProperty("aftercare.root", "."))
                .toAbsolutePath()
                .normalize();
    }

    SystemOptions options() {
        SystemOptions options = SystemOptions.of(root());
        return data == null ? options : options.withData(data);
    }

    Path data() {
        return options().data();
    }

    RunningSystem running() {
        return RunningSystem.on(data());
    }
}
