package io.aftercare.policy.scenario;

import io.aftercare.policy.pack.Pack;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The scenarios that come with the packs of law, {@code scenarios/PACK/*.yaml} as {@code scenarios/index} lists them. */
public final class ShippedScenarios {
    private ShippedScenarios() {}

    public static List<Scenario> of(Pack pack) {
        ScenarioReader reader = new ScenarioReader(pack);
        return text("index")
                .lines()
                .filter(file -> file.startsWith(pack.edition().pack() + "/"))
                .flatMap(file -> reader.read(file, text(file)).stream())
                .toList();
    }

    private static String text(String file) {
        try (InputStream in = ShippedScenarios.class.getResourceAsStream("/scenarios/" + file)) {
            if (in == null) {
                throw new IllegalStateException("/scenarios/" + file + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
