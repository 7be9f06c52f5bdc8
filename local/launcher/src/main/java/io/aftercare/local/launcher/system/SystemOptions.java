package io.aftercare.local.launcher.system;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * What a local system is started with.
 *
 * @param root the project's directory, in which everything has been built
 * @param data keeps the database, the broker's log, keys and logs from one run to the next
 * @param startPatience how long one part may take to become ready
 * @param environment is added to every service's environment, and wins
 */
public record SystemOptions(
        Path root, Path data, Ports ports, Duration startPatience, Map<String, String> environment) {
    public static final String DATA_DIRECTORY = ".aftercare";

    private static final Duration START_PATIENCE = Duration.ofMinutes(3);

    public SystemOptions {
        root = root.toAbsolutePath().normalize();
        data = data.toAbsolutePath().normalize();
        environment = Map.copyOf(environment);
    }

    /** The default ports, and data in {@code .aftercare/} below the root. */
    public static SystemOptions of(Path root) {
        return new SystemOptions(root, root.resolve(DATA_DIRECTORY), Ports.DEFAULT, START_PATIENCE, Map.of());
    }

    public SystemOptions withData(Path data) {
        return new SystemOptions(root, data, ports, startPatience, environment);
    }

    public SystemOptions withPorts(Ports ports) {
        return new SystemOptions(root, data, ports, startPatience, environment);
    }

    public SystemOptions withEnvironment(Map<String, String> environment) {
        return new SystemOptions(root, data, ports, startPatience, environment);
    }
}
