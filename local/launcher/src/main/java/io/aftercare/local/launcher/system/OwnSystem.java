package io.aftercare.local.launcher.system;

import io.aftercare.local.launcher.store.Scratch;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** A system that is started for one run, on free ports, and ended with it. */
public final class OwnSystem {
    private OwnSystem() {}

    /**
     * @param name of the run, for the directory that is gone afterwards
     * @param kept where data and logs stay; empty to leave none
     */
    public static <T> T with(
            SystemOptions options,
            String name,
            Optional<Path> kept,
            Consumer<String> progress,
            Function<AftercareSystem, T> run) {
        if (kept.isPresent()) {
            return on(kept.get(), options, progress, run);
        }
        try (Scratch scratch = new Scratch("aftercare-" + name)) {
            return on(scratch.directory(), options, progress, run);
        }
    }

    private static <T> T on(
            Path data, SystemOptions options, Consumer<String> progress, Function<AftercareSystem, T> run) {
        progress.accept("Starting a system of its own …");
        try (AftercareSystem system =
                AftercareSystem.start(options.withData(data).withPorts(Ports.free()))) {
            // Ctrl-C ends this process only: the parts are deaf to the terminal.
            Runtime.getRuntime().addShutdownHook(new Thread(system::close));
            return run.apply(system);
        }
    }
}
