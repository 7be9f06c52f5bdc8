package io.aftercare.local.launcher.system;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a local system is started with.
 *
 * @param root the project's directory, in which everything has been built
 * @param data keeps the database, the broker's log, keys and logs from one run to the next
 * @param startPatience how long one part may take to become ready
 * @param environment is added to every service's environment, and wins
 * @param parts which of {@link Parts#names()} it consists of
 * @param serviceJvm the options of every service's JVM
 * @param runtime what the services run on
 */
public record SystemOptions(
        Path root,
        Path data,
        Ports ports,
        Duration startPatience,
        Map<String, String> environment,
        Set<String> parts,
        List<String> serviceJvm,
        ServiceRuntime runtime) {
    public static final String DATA_DIRECTORY = ".aftercare";

    private static final Duration START_PATIENCE = Duration.ofMinutes(3);

    public SystemOptions {
        root = root.toAbsolutePath().normalize();
        data = data.toAbsolutePath().normalize();
        environment = Map.copyOf(environment);
        parts = Set.copyOf(parts);
        serviceJvm = List.copyOf(serviceJvm);
    }

    /** The default ports, and data in {@code .aftercare/} below the root. */
    public static SystemOptions of(Path root) {
        return new SystemOptions(
                root,
                root.resolve(DATA_DIRECTORY),
                Ports.DEFAULT,
                START_PATIENCE,
                Map.of(),
                Set.copyOf(Parts.names()),
                Parts.SMALL_SERVICE_JVM,
                ServiceRuntime.JVM);
    }

    public SystemOptions withData(Path data) {
        return new SystemOptions(root, data, ports, startPatience, environment, parts, serviceJvm, runtime);
    }

    public SystemOptions withPorts(Ports ports) {
        return new SystemOptions(root, data, ports, startPatience, environment, parts, serviceJvm, runtime);
    }

    public SystemOptions withEnvironment(Map<String, String> environment) {
        return new SystemOptions(root, data, ports, startPatience, environment, parts, serviceJvm, runtime);
    }

    /** In place of options that make a service start fast and stay small. */
    public SystemOptions withServiceJvm(List<String> serviceJvm) {
        return new SystemOptions(root, data, ports, startPatience, environment, parts, serviceJvm, runtime);
    }

    /** A machine that is busy with other things starts slowly. */
    public SystemOptions withStartPatience(Duration startPatience) {
        return new SystemOptions(root, data, ports, startPatience, environment, parts, serviceJvm, runtime);
    }

    public SystemOptions withRuntime(ServiceRuntime runtime) {
        return new SystemOptions(root, data, ports, startPatience, environment, parts, serviceJvm, runtime);
    }

    /** Only these parts, which must bring along what they need. */
    public SystemOptions withParts(Set<String> parts) {
        return new SystemOptions(root, data, ports, startPatience, environment, parts, serviceJvm, runtime);
    }
}
