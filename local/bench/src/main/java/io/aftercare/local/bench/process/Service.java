package io.aftercare.local.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** A service of its own for a measurement, in a process of its own, on the core of what is measured. */
public final class Service implements AutoCloseable {
    private static final Duration START_PATIENCE = Duration.ofMinutes(2);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);
    private static final long PROBE_EVERY_MILLIS = 100;
    private static final int PROBE_TIMEOUT_MILLIS = 2_000;

    private final String name;
    private final URI root;
    private final Process process;
    private final Path log;
    private final Thread atExit;

    private Service(String name, URI root, Process process, Path log) {
        this.name = name;
        this.root = root;
        this.process = process;
        this.log = log;
        // Also when the measurement is interrupted: nobody else knows of this process.
        this.atExit = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /**
     * Starts it on a free port and waits until it is ready.
     *
     * @param command gets the port
     * @param health answers 200 when the service is ready
     * @throws ServiceFailed with the service's own words
     */
    public static Service start(String name, Cores cores, IntFunction<Command> command, String health) {
        int port = freePort();
        Command with = command.apply(port);
        Service service = null;
        try {
            Path log = Files.createTempFile("bench-" + name + "-", ".log");
            ProcessBuilder builder = new ProcessBuilder(cores.measured(with.words()))
                    .redirectErrorStream(true)
                    .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(log.toFile());
            builder.environment().putAll(with.environment());
            URI root = URI.create("http://127.0.0.1:" + port);
            service = new Service(name, root, builder.start(), log);
            service.awaitReady(root.resolve(health));
            return service;
        } catch (IOException e) {
            throw new ServiceFailed(name + " cannot be started: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            if (service != null) {
                service.close();
            }
            throw e;
        }
    }

    /** @param environment is added to this process's own */
    public record Command(List<String> words, Map<String, String> environment) {}

    public URI url(String path) {
        return root.resolve(path);
    }

    /** What the process has taken of all cores since it started. */
    public Duration cpu() {
        return process.info()
                .totalCpuDuration()
                .orElseThrow(() -> new ServiceFailed(name + " does not say what CPU it takes: " + died()));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
            Files.deleteIfExists(log);
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IllegalStateException shuttingDown) {
            process.destroyForcibly();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady(URI health) {
        long deadline = System.nanoTime() + START_PATIENCE.toNanos();
        while (!answers(health)) {
            if (!process.isAlive()) {
                throw new ServiceFailed(name + " did not start: " + died());
            }
            if (System.nanoTime() > deadline) {
                throw new ServiceFailed(name + " was not ready after " + START_PATIENCE.toSeconds() + " s: " + died());
            }
            try {
                Thread.sleep(PROBE_EVERY_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ServiceFailed(name + " was not waited for", e);
            }
        }
    }

    private String died() {
        try {
            return Reason.of(Files.readAllLines(log));
        } catch (IOException e) {
            return "its log cannot be read: " + e.getMessage();
        }
    }

    private static boolean answers(URI health) {
        try {
            HttpURLConnection connection = (HttpURLConnection) health.toURL().openConnection();
            connection.setConnectTimeout(PROBE_TIMEOUT_MILLIS);
            connection.setReadTimeout(PROBE_TIMEOUT_MILLIS);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
