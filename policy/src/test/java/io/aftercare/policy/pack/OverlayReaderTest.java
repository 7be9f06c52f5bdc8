package io.aftercare.policy.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftercare.policy.Policy;
import io.aftercare.policy.scenario.Check;
import io.aftercare.policy.scenario.Kindness;
import io.aftercare.policy.scenario.Scenario;
import io.aftercare.policy.scenario.ScenarioReader;
import io.aftercare.policy.scenario.ScenarioResult;
import io.aftercare.policy.scenario.ShippedScenarios;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverlayReaderTest {
    private static final Path EXAMPLE =
            Path.of(System.getProperty("aftercare.root", "..")).resolve("docs/policy");
    private static final ShippedPacks LAW = ShippedPacks.load();
    private static final Pack CHINA = LAW.pack("cn-default").orElseThrow();
    private static final List<Scenario> SCENARIOS = ShippedScenarios.of(CHINA);
    private static final String HEAD = """
            overlay: shop
            base: cn-default
            version: 1
            effective: { from: 2026-01-01 }
            title: { zh: 店, en: Shop }
            """;

    @Test
    void theExampleOfTheDocumentationDoesWhatItsScenariosSay() throws IOException {
        Pack pack = read(Files.readString(EXAMPLE.resolve("kind-shop.yaml")));
        String yaml = Files.readString(EXAMPLE.resolve("kind-shop.scenarios.yaml"));
        Check check = new Check(new Policy(pack));

        assertThat(new ScenarioReader(pack).read("kind-shop.scenarios.yaml", yaml))
                .hasSize(11)
                .map(check::run)
                .allMatch(ScenarioResult::passed);
        assertThat(new Kindness(CHINA, pack).faults(SCENARIOS)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            no-reason: { days: 5 }                        | shop.yaml, clause no-reason, days: 5 is less than the 7 of cn-default 2
            no-reason: { months: 1 }                      | clause no-reason, months: the period is counted in days
            invoice: { days: 30 }                         | clause invoice, days: there is no time limit
            defect-7d: { return_freight: buyer }          | clause defect-7d, return_freight: buyer is stricter than the seller
            lost-parcel: { outbound_freight: kept }       | clause lost-parcel, outbound_freight: kept is stricter than the share
            fraud: { compensation_percent: 200 }          | clause fraud, compensation_percent: 200 is less than the 300
            no-reason: { refund_within_days: 10 }         | clause no-reason, refund_within_days: 10 days are more than the 7
            defect-7d: { asks: [photo, video] }           | clause defect-7d, asks: video is not asked for by cn-default 2
            no-reason: { depreciation: { b: 10 } }        | clause no-reason, depreciation.b: 10 is not 0 to the 0 of cn-default 2
            no-reason: { lifts: [fraud] }                 | clause no-reason, lifts: "fraud" is not an exception to this clause
            no-reason: { waives: [polite] }               | clause no-reason, waives: "polite" is not among what the clause requires
            no-reason: { applies: "true" }                | clause no-reason, applies: unknown field
            fresh-food: { days: 9 }                       | clause fresh-food: is an exception
            nine-lives: { days: 9 }                       | clause nine-lives: is not a clause of cn-default 2
            cancel: { return_freight: seller }            | clause cancel, return_freight: nothing goes back
            """)
    void aStricterOrUnknownLeverIsRefusedByClauseAndLever(String kinder, String told) {
        assertThatThrownBy(() -> read(HEAD + "kinder:\n  " + kinder + "\n"))
                .isInstanceOf(PackRefused.class)
                .hasMessageContaining(told);
    }

    @Test
    void whatIsFoundWorseLosesNoLessUnderAnOverlayEither() {
        String european = HEAD.replace("cn-default", "en-eu");
        read(european + "kinder:\n  withdrawal: { depreciation: { b: 10, c: 10 } }\n");

        assertThatThrownBy(() -> read(european + "kinder:\n  withdrawal: { depreciation: { c: 10 } }\n"))
                .isInstanceOf(PackRefused.class)
                .hasMessageContaining("clause withdrawal, depreciation.c: percent of the price")
                .hasMessageContaining("no less than a better grade");
    }

    @Test
    void whatALawGivesCannotBeLeftOut() {
        assertThatThrownBy(() -> read(HEAD + "without: [no-reason, cheap-fault]\n"))
                .hasMessageContaining(
                        "clause no-reason, without: is law (Consumer Rights Protection Law, art. 25), and cannot be left out");
        assertThat(read(HEAD + "without: [cheap-fault]\n").clause("cheap-fault"))
                .isEmpty();
    }

    @Test
    void whatAnOverlayAddsCannotTakeAway() {
        String exception = """
                adds:
                  - id: no-sale-items
                    title: { zh: 特价, en: Sale }
                    text: { zh: 特价不退, en: No returns of sale items }
                    house: true
                    bars: [no-reason]
                    applies: line.paid_price < 1000
                """;

        assertThatThrownBy(() -> read(HEAD + exception))
                .hasMessageContaining("clause no-sale-items, bars: an overlay cannot take away");
    }

    @Test
    void anOverlayOfAnUnknownBaseIsRefused() {
        assertThatThrownBy(() -> read(HEAD.replace("cn-default", "cn-old")))
                .hasMessageContaining("base: \"cn-old\" is not a pack of law");
    }

    @Test
    void anOverlayCannotTakeTheNameOfALaw() {
        assertThatThrownBy(() -> read(HEAD.replace("overlay: shop", "overlay: cn-default")))
                .hasMessageContaining("overlay: \"cn-default\" is the name of a pack of law");
    }

    @Property(tries = 20)
    void anOverlayNeverTakesAnOptionAway(
            @ForAll @IntRange(min = 7, max = 90) int days,
            @ForAll @IntRange(min = 300, max = 1000) int percent,
            @ForAll @IntRange(min = 1, max = 7) int refund,
            @ForAll boolean freight,
            @ForAll boolean proof,
            @ForAll boolean lift,
            @ForAll boolean waive) {
        String overlay = HEAD
                + """
                kinder:
                  no-reason: { days: %d, refund_within_days: %d, return_freight: %s, lifts: [%s], waives: [%s], outbound_freight: share }
                  defect-7d: { days: %d, asks: [%s] }
                  damaged-in-transit: { days: %d, asks: [%s] }
                  fraud: { compensation_percent: %d, waives: [%s] }
                  warranty-repair: { also: { exchange: { return_freight: seller } } }
                """.formatted(
                                days,
                                refund,
                                freight ? "seller" : "buyer",
                                lift ? "fresh-food, digital" : "",
                                waive ? "intact, seal" : "",
                                days,
                                proof ? "photo" : "",
                                days,
                                proof ? "photo, unboxing_video" : "photo",
                                percent,
                                waive ? "received" : "");

        assertThat(new Kindness(CHINA, read(overlay)).faults(SCENARIOS)).isEmpty();
    }

    @Test
    void theOutcomeIsComparedTooWhereAClauseOfItsOwnAsksForMore() {
        String greedy = HEAD + """
                adds:
                  - id: gift
                    title: { zh: 礼, en: Gift }
                    text: { zh: 礼, en: Return with a video }
                    house: true
                    applies: reason == 'no_reason'
                    asks: [{ evidence: video }]
                    gives:
                      return_and_refund: { refund: price, return_freight: seller }
                """;

        assertThat(new Kindness(CHINA, read(greedy)).faults(SCENARIOS))
                .isNotEmpty()
                .allSatisfy(fault -> assertThat(fault.clause()).isEqualTo("gift"))
                .anySatisfy(fault ->
                        assertThat(fault.message()).contains("asks for more evidence where cn-default 2 gives it"));
    }

    private static Pack read(String yaml) {
        return new OverlayReader(LAW::pack).read("shop.yaml", yaml);
    }
}
