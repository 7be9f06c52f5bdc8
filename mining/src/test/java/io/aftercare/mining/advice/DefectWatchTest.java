package io.aftercare.mining.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftercare.mining.advice.DefectWatch.Batch;
import io.aftercare.mining.advice.DefectWatch.Rise;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

class DefectWatchTest {
    private static final int DAYS = 90;
    private static final int BATCHES = 60;
    private static final int BORN = 60;

    private final SplittableRandom random = new SplittableRandom(3);
    private final DefectWatch watch = new DefectWatch(0.025);

    @Test
    void aBatchThatRisesIsToldSoonAfterAndTheOthersAreNot() {
        List<Rise> rises = new ArrayList<>();
        for (int merchant = 0; merchant < 40; merchant++) {
            rises.addAll(watch.of(batches(50, 0)));
        }

        // Of one whose past was bad by chance nothing may be told.
        assertThat(rises).hasSizeBetween(38, 40).extracting(Rise::batch).containsOnly("b00");
        assertThat(nth(20, rises, Rise::day)).isBetween(51, 65);
        assertThat(nth(36, rises, Rise::day)).isLessThanOrEqualTo(70);
        assertThat(nth(4, rises, Rise::since)).isGreaterThanOrEqualTo(45);
        assertThat(nth(36, rises, Rise::since)).isLessThanOrEqualTo(55);
        assertThat(rises).allSatisfy(rise -> {
            assertThat(rise.first()).isLessThan(10);
            assertThat(rise.perDay()).isGreaterThan(4 * rise.expectedPerDay());
        });
    }

    private static int nth(int n, List<Rise> rises, ToIntFunction<Rise> figure) {
        return rises.stream().mapToInt(figure).sorted().skip(n - 1L).findFirst().orElseThrow();
    }

    @Test
    void whereNothingRisesHardlyAnythingIsTold() {
        int told = 0;
        for (int merchant = 0; merchant < 100; merchant++) {
            told += watch.of(batches(DAYS, 0)).isEmpty() ? 0 : 1;
        }

        assertThat(told).isLessThanOrEqualTo(3);
    }

    @Test
    void aBatchThatIsBornLateAndComplainsAsOthersDoIsNotTold() {
        int told = 0;
        for (int merchant = 0; merchant < 100; merchant++) {
            told += watch.of(batches(DAYS, 20)).isEmpty() ? 0 : 1;
        }

        assertThat(told).isLessThanOrEqualTo(3);
    }

    @Test
    void aFewDaysTeachNothing() {
        assertThat(watch.of(Map.of())).isEmpty();
        assertThat(watch.of(Map.of("b00", new Batch(new int[] {9, 9, 9}, new int[] {0, 9, 9}))))
                .isEmpty();
        assertThatThrownBy(() -> new Batch(new int[3], new int[2]))
                .hasMessage("complaints are of the days of the cases, not of 2 instead of 3");
    }

    /**
     * Of each batch a case and a tenth of a complaint a day, and of the first batch one and a half complaints from a day on;
     * so many of the last batches are born on day {@value #BORN}.
     */
    private Map<String, Batch> batches(int rises, int bornLate) {
        Map<String, Batch> batches = new TreeMap<>();
        for (int batch = 0; batch < BATCHES; batch++) {
            int born = batch >= BATCHES - bornLate ? BORN : 0;
            int[] cases = new int[DAYS];
            int[] complaints = new int[DAYS];
            for (int day = born; day < DAYS; day++) {
                complaints[day] = poisson(batch == 0 && day >= rises ? 1.5 : 0.1);
                cases[day] = complaints[day] + poisson(0.9);
            }
            batches.put(String.format("b%02d", batch), new Batch(cases, complaints));
        }
        return batches;
    }

    private int poisson(double mean) {
        double limit = Math.exp(-mean);
        int count = 0;
        for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }
}
