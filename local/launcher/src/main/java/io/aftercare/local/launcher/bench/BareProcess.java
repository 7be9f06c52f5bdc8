package io.aftercare.local.launcher.bench;

import io.aftercare.local.bench.BenchFailed;
import io.aftercare.local.launcher.system.Parts;
import io.aftercare.local.launcher.talk.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The bare client in a process of its own, on a JVM with the same options as the service's. */
final class BareProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(100);

    private final Process process;
    private final String url;
    private final Thread atExit;

    private BareProcess(Process process, String url) {
        this.process = process;
        this.url = url;
        this.atExit = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    static BareProcess start(Path directory, int database, BarePlan plan) {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = free.getLocalPort();
            free.close();
            Path file = Files.writeString(directory.resolve("plan.json"), Json.write(plan));
            Path log = directory.resolve("bare.log");
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(Parts.productionJvm());
            command.addAll(List.of(
                    "-cp",
                    System.getProperty("java.class.path"),
                    BareServer.class.getName(),
                    String.valueOf(port),
                    String.valueOf(database),
                    file.toString()));
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.to(log.toFile()))
                    .start();
            BareProcess bare = new BareProcess(process, "http://127.0.0.1:" + port);
            bare.await(log);
            return bare;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return url;
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    private void await(Path log) throws IOException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!answers()) {
            if (!process.isAlive() || Instant.now().isAfter(deadline)) {
                close();
                throw new BenchFailed("the bare client did not start: " + Files.readString(log));
            }
        }
    }

    private boolean answers() {
        try (HttpClient http = HttpClient.newHttpClient()) {
            Thread.sleep(POLL);
            return http.send(
                                    HttpRequest.newBuilder(URI.create(url + "/health"))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("interrupted");
        }
    }

    @Override
    public void close() {
        process.destroy();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }
}
