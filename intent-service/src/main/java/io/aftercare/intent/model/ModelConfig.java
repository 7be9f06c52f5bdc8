package io.aftercare.intent.model;

import io.aftercare.inference.Device;
import io.aftercare.inference.EngineOptions;
import io.aftercare.inference.Provider;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Where the models lie and what they run on. */
@ConfigMapping(prefix = "aftercare.models")
public interface ModelConfig {
    /** The directory with {@code intent/taxonomy.yaml} and {@code intent/pack/language/version}. */
    Path directory();

    /** Versions that answer by default instead of the newest, each as {@code after-sales/zh=2}. */
    Optional<List<String>> pinned();

    @WithDefault("cpu")
    Provider provider();

    /** Whether the CPU may stand in for a provider that is missing, instead of failing the start. */
    @WithDefault("false")
    boolean fallback();

    @WithDefault("1")
    int intraOpThreads();

    /** Runs at the same time; as many as there are cores unless said otherwise. */
    OptionalInt concurrency();

    /** How long a message waits for its turn; one that would wait longer is refused at once. */
    @WithDefault("500ms")
    Duration maxWait();

    /** Messages that wait for a model at a time; one more is refused, or crowds out a tenant's that has many. */
    OptionalInt maxQueue();

    /** How long a run may take before it is ended. */
    @WithDefault("10s")
    Duration maxRun();

    /** The GPU, where there are several. */
    @WithDefault("0")
    int deviceId();

    /** Bytes of the GPU's memory that one model may take. */
    OptionalLong maxMemory();

    default EngineOptions engineOptions() {
        EngineOptions options = provider() == Provider.CUDA ? EngineOptions.cuda(deviceId()) : EngineOptions.cpu();
        Device device = options.device()
                .withFallbackToCpu(fallback())
                .withIntraOpThreads(intraOpThreads())
                .withMaxMemory(maxMemory());
        return options.with(device)
                .withConcurrency(concurrency().orElse(options.concurrency()))
                .withQueue(maxQueue().orElse(options.maxQueue()), maxWait())
                .withMaxRun(maxRun());
    }
}
