package io.aftercare.local.launcher.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the services of a local system run on. */
public enum ServiceRuntime {
    /** A JVM. */
    JVM {
        @Override
        List<String> command(Path root, String service, List<String> jvm) {
            return java(jvm, List.of(), Parts.jar(root, service));
        }
    },
    /** A JVM that has its classes read and linked already, from the cache that a run before has left. */
    AOT {
        @Override
        List<String> command(Path root, String service, List<String> jvm) {
            Path jar = Parts.jar(root, service);
            Path cache = jar.resolveSibling(AOT_CACHE);
            if (!isNewer(cache, jar)) {
                throw new StartFailed(
                        service + "-service has no AOT cache of its present build. Make it: ./aftercare aot");
            }
            return java(jvm, List.of("-XX:AOTCache=" + cache), jar);
        }
    },
    /** An executable of GraalVM. */
    NATIVE {
        @Override
        List<String> command(Path root, String service, List<String> jvm) {
            Path target = root.resolve(service + "-service/target");
            return List.of(executable(target, service).toString(), "-Xmx192m");
        }
    };

    static final String AOT_CACHE = "app.aot";

    /**
     * @param jvm options, where there is a JVM
     * @throws StartFailed when it has not been built, with what to do
     */
    abstract List<String> command(Path root, String service, List<String> jvm);

    private static List<String> java(List<String> jvm, List<String> more, Path jar) {
        List<String> arguments = new ArrayList<>(jvm);
        arguments.addAll(more);
        arguments.addAll(List.of("-jar", jar.toString()));
        return ProgramPart.java(arguments);
    }

    private static Path executable(Path target, String service) {
        try (Stream<Path> files = Files.isDirectory(target) ? Files.list(target) : Stream.empty()) {
            return files.filter(file -> file.getFileName().toString().endsWith("-runner") && Files.isExecutable(file))
                    .findFirst()
                    .orElseThrow(() -> new StartFailed(service + "-service has no executable in " + target
                            + ". Build it: ./aftercare native " + service));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isNewer(Path cache, Path jar) {
        try {
            return Files.exists(cache)
                    && Files.getLastModifiedTime(cache).compareTo(Files.getLastModifiedTime(jar)) > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
