package io.aftercare.ticket.actions;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "aftercare.actions")
interface ActionsConfig {
    /** Actions told to the shop at the same time. */
    @WithDefault("16")
    int batchSize();

    /** How long a claimed action belongs to its claimant; longer than a try takes, or two would try at once. */
    @WithDefault("30S")
    Duration lease();

    /** After the first try without a sensible answer; doubled after each further one. */
    @WithDefault("1S")
    Duration firstRetry();

    /** With the doubling, twelve tries take about an hour. */
    @WithDefault("15M")
    Duration slowestRetry();

    /** After so many tries a person is to look. */
    @WithDefault("12")
    int tries();

    /** How often the feed of a shop is read while something is awaited from it, and what is due is looked for. */
    @WithDefault("2S")
    Duration pollInterval();
}
