package io.aftercare.reply;

import io.aftercare.inference.EngineOptions;
import io.aftercare.inference.Provider;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.ZoneId;

/** Where replies' models are, and how replies are worded for the merchant's customers. */
@ConfigMapping(prefix = "aftercare.reply")
interface ReplyConfig {
    /** Where the customers are: times in replies are shown on their clocks. */
    @WithDefault("Asia/Shanghai")
    ZoneId timeZone();

    /** The folder {@code models} of the repository, or one like it. */
    Path models();

    /**
     * Whether sentences that carry no right are put into words by the newest model in {@code models/wording/shared}. Its
     * card says that people prefer the phrases, so it is off.
     */
    @WithDefault("false")
    boolean generatedWording();

    /** What its encoders run on; the others run on the CPU. */
    @WithDefault("cpu")
    Provider provider();

    /** Whether the CPU may stand in for a provider that is missing, instead of failing the start. */
    @WithDefault("false")
    boolean fallback();

    default EngineOptions engineOptions() {
        EngineOptions options = provider() == Provider.CUDA ? EngineOptions.cuda(0) : EngineOptions.cpu();
        return options.with(options.device().withFallbackToCpu(fallback()));
    }
}
