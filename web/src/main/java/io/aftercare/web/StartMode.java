package io.aftercare.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a service is started for. */
enum StartMode {
    SERVE(Map.of()),
    /** The job before a rollout: it gives up after about half a minute, so that whoever started it learns of it. */
    MIGRATE(Map.of("quarkus.init-and-exit", "true", "quarkus.flyway.connect-retries", "5"));

    private final Map<String, String> settings;

    StartMode(Map<String, String> settings) {
        this.settings = settings;
    }

    /** @param name as the environment has it; empty stands for serving */
    static Optional<StartMode> named(String name) {
        return name.isBlank()
                ? Optional.of(SERVE)
                : Arrays.stream(values())
                        .filter(mode -> mode.word().equals(name.strip()))
                        .findFirst();
    }

    static String names() {
        return Arrays.stream(values()).map(StartMode::word).collect(Collectors.joining(" or "));
    }

    /** What it changes of the service's configuration. */
    Map<String, String> settings() {
        return settings;
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
