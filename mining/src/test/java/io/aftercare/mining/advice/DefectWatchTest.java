package io.aftercare.mining.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.mining.advice.DefectWatch.Rise;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DefectWatchTest {
    private static final int DAYS = 90;
    private static final int BATCHES = 60;

    private final SplittableRandom random = new SplittableRandom(3);
    private final DefectWatch watch = new DefectWatch(0.01);

    @Test
    void aBatchThatRisesIsToldSoonAfterAndTheOthersAreNot() {
        Map<String, int[]> daily = daily(50);

        List<Rise> rises = watch.of(daily);

        assertThat(rises).extracting(Rise::series).containsExactly("b00");
        assertThat(rises.getFirst().day()).isBetween(51, 65);
        assertThat(rises.getFirst().since()).isBetween(45, 55);
        assertThat(rises.getFirst().perDay()).isGreaterThan(4 * rises.getFirst().expectedPerDay());
    }

    @Test
    void whereNothingRisesHardlyAnythingIsTold() {
        int told = 0;
        for (int merchant = 0; merchant < 100; merchant++) {
            told += watch.of(daily(DAYS)).isEmpty() ? 0 : 1;
        }

        assertThat(told).isLessThanOrEqualTo(3);
    }

    @Test
    void aFewDaysTeachNothing() {
        assertThat(watch.of(Map.of())).isEmpty();
        assertThat(watch.of(Map.of("b00", new int[] {0, 9, 9}))).isEmpty();
    }

    /** A tenth of a complaint a day, and of the first batch one and a half from a day on. */
    private Map<String, int[]> daily(int rises) {
        Map<String, int[]> daily = new TreeMap<>();
        for (int batch = 0; batch < BATCHES; batch++) {
            int[] counts = new int[DAYS];
            for (int day = 0; day < DAYS; day++) {
                counts[day] = poisson(batch == 0 && day >= rises ? 1.5 : 0.1);
            }
            daily.put(String.format("b%02d", batch), counts);
        }
        return daily;
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
