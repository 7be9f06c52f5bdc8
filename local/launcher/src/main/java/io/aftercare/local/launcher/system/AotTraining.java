package io.aftercare.local.launcher.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Lets a service start as far as it comes without a database, and leaves a cache with the classes that it loaded and linked
 * on the way. The cache serves only the JDK and the jars that it was made with.
 */
public record AotTraining(Path root) {
    private static final long PATIENCE_MINUTES = 5;

    /** Returns the file of the cache. */
    public Path of(String service) {
        Path jar = Parts.jar(root, service);
        Path cache = jar.resolveSibling(ServiceRuntime.AOT_CACHE);
        List<String> arguments = new ArrayList<>(Parts.SMALL_SERVICE_JVM);
        arguments.addAll(List.of("-XX:AOTCacheOutput=" + cache, "-jar", jar.toString()));
        Path log = jar.resolveSibling("aot-training.log");
        ProcessBuilder builder = new ProcessBuilder(ProgramPart.java(arguments))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("PORT", String.valueOf(Ports.free().base()));
        builder.environment().put("QUARKUS_INIT_AND_EXIT", "true");
        builder.environment().put("QUARKUS_FLYWAY_ACTIVE", "false");
        try {
            Process run = builder.start();
            if (!run.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                run.destroyForcibly();
                throw new StartFailed(service + " was still training after " + PATIENCE_MINUTES + " minutes");
            }
            if (run.exitValue() != 0 || !cache.toFile().exists()) {
                throw new StartFailed(
                        service + " left no AOT cache: it ended with " + run.exitValue() + ", see " + log);
            }
            return cache;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailed("interrupted while " + service + " was training");
        }
    }
}
