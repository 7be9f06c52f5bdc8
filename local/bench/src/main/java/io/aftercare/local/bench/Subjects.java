package io.aftercare.local.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aftercare.inference.BareModel;
import io.aftercare.inference.EngineOptions;
import io.aftercare.inference.Provider;
import io.aftercare.inference.TextModel;
import io.aftercare.local.bench.load.LoadGenerator;
import io.aftercare.local.bench.process.Cores;
import io.aftercare.local.bench.process.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What is measured against each other: the same model and the same messages, bare, in the engine and in services. */
final class Subjects implements AutoCloseable {
    static final String UNDERSTAND = "/v1/understand";

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final Cores cores = Cores.here();
    private final List<String> messages;
    private final BareModel bare;
    private final Optional<BareModel> fp32;
    private final TextModel engine;
    private final Service service;
    private final Optional<Service> python;

    private Subjects(BenchOptions options) {
        try {
            ModelFiles model = ModelFiles.newest(options.root().resolve("models/intent/after-sales/zh"));
            this.messages = Messages.of(options.root().resolve("training/data"));
            // First, for where the provider is missing it says so best.
            this.service = opened(intentService(options, cores, opened(new NoKeys())));
            this.python =
                    options.python().map(interpreter -> opened(pythonService(options, cores, interpreter, model)));
            this.bare = opened(bare(model, model.graph(), options.provider(), messages));
            this.fp32 = options.fp32().map(graph -> opened(bare(model, graph, options.provider(), messages)));
            this.engine = opened(
                    TextModel.load(model.graph(), model.tokenizer(), model.limits(), engine(options.provider())));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    static Subjects open(BenchOptions options) {
        return new Subjects(options);
    }

    Cores cores() {
        return cores;
    }

    List<String> messages() {
        return messages;
    }

    BareModel bare() {
        return bare;
    }

    Optional<BareModel> fp32() {
        return fp32;
    }

    TextModel engine() {
        return engine;
    }

    Service service() {
        return service;
    }

    LoadGenerator client() {
        return client(service);
    }

    Optional<LoadGenerator> pythonClient() {
        return python.map(this::client);
    }

    private LoadGenerator client(Service to) {
        return new LoadGenerator(
                to.url(UNDERSTAND), messages.stream().map(Subjects::body).toList());
    }

    private static String body(String message) {
        try {
            return new ObjectMapper().writeValueAsString(Map.of("text", message));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BareModel bare(ModelFiles model, Path graph, Provider provider, List<String> messages) {
        return BareModel.load(graph, model.tokenizer(), model.limits(), provider, messages);
    }

    private static EngineOptions engine(Provider provider) {
        return provider == Provider.CUDA ? EngineOptions.cuda(0) : EngineOptions.cpu();
    }

    private static Service intentService(BenchOptions options, Cores cores, NoKeys keys) {
        return Service.start(
                "intent-service",
                cores,
                port -> new Service.Command(java(options), environment(options, keys.file(), port)),
                "/q/health/ready");
    }

    static List<String> java(BenchOptions options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options.jvm());
        if (options.slows(Slowing.INTERPRETED)) {
            command.add("-Xint");
        }
        command.addAll(List.of("-jar", options.service().toString()));
        return command;
    }

    static Map<String, String> environment(BenchOptions options, Path keys, int port) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("PORT", Integer.toString(port));
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("AFTERCARE_JWKS_URL", keys.toUri().toString());
        environment.put("AFTERCARE_MODELS", options.root().resolve("models").toString());
        environment.put("AFTERCARE_MODELS_PROVIDER", options.provider().name().toLowerCase(Locale.ROOT));
        // ONNX Runtime reports usage to its maker unless it is told not to.
        environment.put("ORT_DISABLE_TELEMETRY", "1");
        if (options.slows(Slowing.ENDLESS_QUEUE)) {
            environment.put("AFTERCARE_MODELS_MAX_QUEUE", "1000000");
            environment.put("AFTERCARE_MODELS_MAX_WAIT", "PT1H");
        }
        return environment;
    }

    private static Service pythonService(BenchOptions options, Cores cores, Path interpreter, ModelFiles model) {
        Path script = options.root().resolve("local/bench/python/service.py");
        return Service.start(
                "the Python service",
                cores,
                port -> new Service.Command(
                        List.of(
                                interpreter.toString(),
                                script.toString(),
                                model.directory().toString(),
                                Integer.toString(port)),
                        Map.of("ORT_DISABLE_TELEMETRY", "1")),
                "/health");
    }

    private <T extends AutoCloseable> T opened(T subject) {
        opened.push(subject);
        return subject;
    }

    /** A service is ready only with keys to verify tokens by. Here nobody shows one, and none would pass. */
    private record NoKeys(Path file) implements AutoCloseable {
        NoKeys() {
            this(written());
        }

        private static Path written() {
            try {
                return Files.writeString(Files.createTempFile("no-keys", ".json"), "{\"keys\":[]}");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            Files.deleteIfExists(file);
        }
    }

    /** All of them, the last first, also when one does not close. */
    @Override
    public void close() {
        RuntimeException failed = null;
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) {
                failed = failed == null
                        ? new IllegalStateException("could not be closed: " + e.getMessage(), e)
                        : failed;
            }
        }
        cores.everywhere();
        if (failed != null) {
            throw failed;
        }
    }
}
