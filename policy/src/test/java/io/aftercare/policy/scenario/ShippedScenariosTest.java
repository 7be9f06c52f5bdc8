package io.aftercare.policy.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.policy.Policy;
import io.aftercare.policy.pack.Pack;
import io.aftercare.policy.pack.ShippedPacks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedScenariosTest {
    private static final ShippedPacks PACKS = ShippedPacks.load();

    @ParameterizedTest(name = "{1}")
    @MethodSource("scenarios")
    void theDecisionIsAsTheScenarioSays(Check check, Scenario scenario) {
        assertThat(check.run(scenario).differences()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("packs")
    void everyClauseIsShownAllowingAndRefusing(Pack pack) {
        Coverage coverage = new Coverage(new Policy(pack));
        ShippedScenarios.of(pack).forEach(coverage::add);

        assertThat(coverage.gaps()).isEmpty();
    }

    @Test
    void thereAreAtLeastTwoHundredAndFifty() {
        assertThat(PACKS.all().stream()
                        .mapToInt(pack -> ShippedScenarios.of(pack).size())
                        .sum())
                .isGreaterThanOrEqualTo(250);
    }

    @Test
    void theIndexListsEveryFile() throws IOException {
        Path folder = Path.of("src/main/resources/scenarios");
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> there = files.filter(file -> file.toString().endsWith(".yaml"))
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();

            assertThat(Files.readAllLines(folder.resolve("index")).stream().sorted())
                    .isEqualTo(there);
        }
    }

    static Stream<Pack> packs() {
        return PACKS.all().stream();
    }

    static Stream<Arguments> scenarios() {
        return packs().flatMap(pack -> {
            Check check = new Check(new Policy(pack));
            return ShippedScenarios.of(pack).stream().map(scenario -> Arguments.of(check, scenario));
        });
    }
}
