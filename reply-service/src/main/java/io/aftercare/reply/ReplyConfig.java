package io.aftercare.reply;

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
}
