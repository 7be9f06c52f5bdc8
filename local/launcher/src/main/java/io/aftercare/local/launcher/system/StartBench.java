package io.aftercare.local.launcher.system;

import io.aftercare.local.launcher.play.Environment;
import io.aftercare.local.launcher.play.Measurement;
import io.aftercare.local.launcher.play.Measurement.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * How long a service takes from the start of its process to its first answer, and what it holds then, on each runtime that
 * has been built. Runtimes take turns, so that a busy machine is busy for all of them.
 */
public record StartBench(Path root, List<String> services, int runs) {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** @param cpu of all threads, which a busy machine does not lengthen as it does the clock */
    private record Start(double millis, double cpu, double megabytes) {}

    public Measurement measure() {
        List<Row> rows = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (String service : services) {
            Map<ServiceRuntime, List<Start>> starts = starts(service, notes);
            starts.forEach((runtime, all) -> rows.addAll(rows(service + " on " + runtime, all)));
            rows.add(over(service, "exec to first answer, JVM over native", starts, Start::millis, 20));
            rows.add(over(service, "resident, JVM over native", starts, Start::megabytes, 4));
        }
        return new Measurement("start", Environment.here(), rows, notes);
    }

    private Map<ServiceRuntime, List<Start>> starts(String service, List<String> notes) {
        Map<ServiceRuntime, List<Start>> starts = new EnumMap<>(ServiceRuntime.class);
        for (ServiceRuntime runtime : ServiceRuntime.values()) {
            command(service, runtime, notes).ifPresent(command -> starts.put(runtime, new ArrayList<>()));
        }
        for (int run = 0; run < runs; run++) {
            starts.forEach(
                    (runtime, all) -> all.add(start(service, runtime.command(root, service, Parts.SMALL_SERVICE_JVM))));
        }
        return starts;
    }

    private Optional<List<String>> command(String service, ServiceRuntime runtime, List<String> notes) {
        try {
            return Optional.of(runtime.command(root, service, Parts.SMALL_SERVICE_JVM));
        } catch (StartFailed notBuilt) {
            notes.add("not measured on " + runtime + ": " + notBuilt.getMessage());
            return Optional.empty();
        }
    }

    private static List<Row> rows(String what, List<Start> starts) {
        return List.of(
                Row.of(what + ": exec to first answer, median", median(starts, Start::millis), "ms"),
                Row.of(what + ": CPU until then, median", median(starts, Start::cpu), "ms"),
                Row.of(what + ": resident then, median", median(starts, Start::megabytes), "MB"));
    }

    private static Row over(
            String service,
            String what,
            Map<ServiceRuntime, List<Start>> starts,
            ToDoubleFunction<Start> of,
            double reach) {
        String name = service + ": " + what;
        if (!starts.containsKey(ServiceRuntime.NATIVE) || !starts.containsKey(ServiceRuntime.JVM)) {
            return Row.judged(name, null, "times", ">= " + (int) reach, null);
        }
        double ratio = median(starts.get(ServiceRuntime.JVM), of) / median(starts.get(ServiceRuntime.NATIVE), of);
        return Row.judged(name, ratio, "times", ">= " + (int) reach, ratio >= reach);
    }

    private static double median(List<Start> starts, ToDoubleFunction<Start> of) {
        double[] sorted = starts.stream().mapToDouble(of).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private Start start(String service, List<String> command) {
        int port = Ports.free().base();
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment()
                .putAll(Map.of(
                        "PORT",
                        String.valueOf(port),
                        "QUARKUS_HTTP_HOST",
                        "127.0.0.1",
                        "ORT_DISABLE_TELEMETRY",
                        "1",
                        "AFTERCARE_MODELS",
                        root.resolve("models").toString()));
        try (HttpClient http = HttpClient.newHttpClient()) {
            long before = System.nanoTime();
            Process process = builder.start();
            try {
                HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/live"))
                        .timeout(PATIENCE)
                        .build();
                while (!answers(http, request)) {
                    if (!process.isAlive()) {
                        throw new StartFailed(service + " ended with " + process.exitValue() + " instead of starting");
                    }
                    if (System.nanoTime() - before > PATIENCE.toNanos()) {
                        throw new StartFailed(service + " has not answered for " + PATIENCE.toSeconds() + " s");
                    }
                    Thread.sleep(2);
                }
                double millis = (System.nanoTime() - before) / 1e6;
                double cpu = ProcessCpu.of(process.toHandle()).toMillis();
                return new Start(millis, cpu, ProcessMemory.megabytes(process.toHandle()));
            } finally {
                Termination.end(List.of(process.toHandle()), Duration.ofSeconds(10));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailed("interrupted");
        }
    }

    private static boolean answers(HttpClient http, HttpRequest request) throws InterruptedException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
