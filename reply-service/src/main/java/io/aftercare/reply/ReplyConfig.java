package io.aftercare.reply;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.ZoneId;

/** How replies are worded for the merchant's customers. */
@ConfigMapping(prefix = "aftercare.reply")
interface ReplyConfig {
    /** Where the customers are: times in replies are shown on their clocks. */
    @WithDefault("Asia/Shanghai")
    ZoneId timeZone();
}
