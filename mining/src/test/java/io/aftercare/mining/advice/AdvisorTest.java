package io.aftercare.mining.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.aftercare.mining.advice.Question.Compares;
import io.aftercare.mining.statistics.EffectEstimator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Merchants that are simulated, with and without a warehouse whose inspections wait. */
class AdvisorTest {
    private static final int MERCHANTS = 200;
    private static final double HOUR = 3600;

    private final Advisor advisor = new Advisor(0.05, 20, 0, new EffectEstimator(0.8, 200, 1));
    private final SplittableRandom random = new SplittableRandom(23);

    @Test
    void thePlantedBottleneckIsNamedFirst() {
        int first = 0;
        int covered = 0;
        for (int merchant = 0; merchant < MERCHANTS; merchant++) {
            List<Finding> found = found(merchant(2));
            Finding worst = found.isEmpty() ? null : found.getFirst();
            if (worst != null && worst.step().equals("inspect") && worst.value().equals("w1")) {
                first++;
                // Waits there are 4 h on average for returns and 8 h for repairs, and twice as long in w1.
                covered += worst.each().low() > 0 && worst.each().high() < 12 * HOUR ? 1 : 0;
                assertThat(worst.attribute()).isEqualTo("warehouse");
                assertThat(worst.cases()).hasSize(5);
                assertThat(worst.total())
                        .isEqualTo(worst.each().treated() * worst.each().estimate());
            }
        }

        assertThat(first).isGreaterThanOrEqualTo(MERCHANTS * 95 / 100);
        assertThat(covered).isEqualTo(first);
    }

    @Test
    void aMerchantWithoutBottlenecksIsLeftAlone() {
        int accused = 0;
        for (int merchant = 0; merchant < MERCHANTS; merchant++) {
            accused += found(merchant(1)).isEmpty() ? 0 : 1;
        }

        assertThat(accused).isLessThanOrEqualTo(MERCHANTS * 5 / 100);
    }

    @Test
    void whatTakesLongerByItsKindIsNoBottleneckOfWhoGetsMoreOfIt() {
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            boolean repair = i % 2 == 0;
            // Nearly all repairs come to w1, where they take no longer than elsewhere.
            String warehouse = random.nextDouble() < (repair ? 0.9 : 0.1) ? "w1" : "w2";
            observations.add(Observation.time(
                    "case " + i,
                    "inspect",
                    exponential() * (repair ? 8 : 4) * HOUR,
                    repair ? "repair" : "return",
                    Map.of("warehouse", warehouse)));
        }

        assertThat(found(observations)).isEmpty();
    }

    @Test
    void theOrderOfTheObservationsChangesNothing() {
        List<Observation> observations = merchant(2);
        List<Finding> found = found(observations);
        List<Observation> shuffled = new ArrayList<>(observations);
        Collections.shuffle(shuffled, new Random(1));

        assertThat(found).isNotEmpty();
        assertThat(found(shuffled)).isEqualTo(found);
    }

    @Test
    void ofSegmentsThatOverlapTheOneThatExplainsTheOtherIsNamed() {
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            int product = random.nextInt(10);
            boolean hit = random.nextDouble() < (product == 3 ? 0.5 : 0.05);
            observations.add(new Observation(
                    "case " + i,
                    "quality",
                    hit ? HOUR : 0,
                    hit,
                    "all",
                    Map.of("sku", "p" + product, "productClass", "c" + product % 2)));
        }

        List<Finding> found = advisor.of(
                List.of(new Question("product", Compares.HITS, Set.of("sku", "productClass"), observations)));

        assertThat(found).extracting(Finding::value).containsExactly("p3");
        assertThat(found.getFirst().share()).isBetween(0.4, 0.6);
        assertThat(found.getFirst().otherShare()).isBetween(0.03, 0.07);
        assertThat(found.getFirst().causes().getFirst().values()).isEqualTo(Map.of("sku", "p3"));
    }

    @Test
    void fewHitsAreTestedExactly() {
        // All of 3 hits of two kinds of case in the segment, by chance 20·19/40·39 · 10/20 of the time.
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            boolean first = i < 40;
            boolean inside = first ? i < 20 : i < 50;
            boolean hit = i < 2 || i == 40;
            observations.add(new Observation(
                    "case " + i, "x", 0, hit, first ? "return" : "repair", Map.of("carrier", inside ? "a" : "b")));
        }

        assertThat(new SegmentTest(new Question("k", Compares.HITS, Set.of("carrier"), observations), observations)
                        .segments(10))
                .filteredOn(it -> it.value().equals("a"))
                .singleElement()
                .satisfies(it -> assertThat(it.pValue()).isCloseTo(20 * 19 / (40.0 * 39) / 2, within(1e-12)));
    }

    @Test
    void whatIsNearlyAlwaysGrantedIsNamedWhateverTheOthersAre() {
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            boolean always = i % 4 == 0;
            boolean granted = always || random.nextDouble() < 0.85;
            observations.add(new Observation(
                    "case " + i,
                    "checking",
                    exponential() * HOUR,
                    granted,
                    always ? "invoice" : "return",
                    Map.of("kind", always ? "invoice" : "return")));
        }

        List<Finding> found =
                advisor.of(List.of(new Question("automation", Compares.NEARLY_ALL_HIT, Set.of("kind"), observations)));

        assertThat(found).extracting(Finding::value).containsExactly("invoice");
        // All of its time would be saved: an hour each.
        assertThat(found.getFirst().each().estimate()).isBetween(0.8 * HOUR, 1.2 * HOUR);
    }

    @Test
    void aDifferenceThatIsSureButNotWorthwhileIsNotNamed() {
        List<Observation> slightly = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            boolean slow = i % 2 == 0;
            slightly.add(Observation.time(
                    "case " + i,
                    "check",
                    60 + (slow ? 30 : 0) + random.nextDouble(),
                    "return",
                    Map.of("warehouse", slow ? "w1" : "w2")));
        }

        assertThat(found(slightly)).hasSize(1);
        assertThat(new Advisor(0.05, 20, 300, new EffectEstimator(0.8, 200, 1))
                        .of(List.of(new Question("bottleneck", Compares.TIMES, Set.of("warehouse"), slightly))))
                .isEmpty();
    }

    private List<Finding> found(List<Observation> observations) {
        return advisor.of(List.of(
                new Question("bottleneck", Compares.TIMES, Set.of("warehouse", "carrier", "channel"), observations)));
    }

    /** 600 cases with five steps each; inspections of w1 wait so many times as long as others. */
    private List<Observation> merchant(double slower) {
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            boolean repair = random.nextInt(3) == 0;
            Map<String, String> attributes =
                    Map.of("warehouse", "w" + random.nextInt(4), "carrier", "c" + random.nextInt(3), "channel", "web");
            for (String step : List.of("check", "approve", "receive", "inspect", "refund")) {
                double mean = (repair ? 8 : 4) * HOUR;
                boolean slow =
                        step.equals("inspect") && attributes.get("warehouse").equals("w1");
                observations.add(Observation.time(
                        "case " + i,
                        step,
                        exponential() * mean * (slow ? slower : 1),
                        repair ? "repair" : "return",
                        attributes));
            }
        }
        return observations;
    }

    private double exponential() {
        return -Math.log(1 - random.nextDouble());
    }
}
