package io.aftercare.mining.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.aftercare.mining.statistics.EffectEstimator.Stratum;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EffectTest {
    private final EffectEstimator estimator = new EffectEstimator(0.8, 500, 3);
    private final Draws draws = new Draws(5);

    @Test
    void likeIsComparedWithLike() {
        // In both strata the treated take 10 less, but most of them are where everything takes longer.
        Stratum hard = new Stratum(new double[] {90, 90, 90, 90}, new double[] {100, 100});
        Stratum easy = new Stratum(new double[] {10, 10}, new double[] {20, 20, 20, 20});

        Effect effect = estimator.of(List.of(hard, easy)).orElseThrow();

        assertThat(effect.estimate()).isCloseTo(-10, within(1e-9));
        assertThat(effect.treated()).isEqualTo(6);
        assertThat(effect.compared()).isEqualTo(6);
        assertThat(effect.isClear()).isTrue();
    }

    @Test
    void fourOfFiveIntervalsCoverTheTruth() {
        int covered = 0;
        int runs = 1000;
        for (int run = 0; run < runs; run++) {
            Effect effect = estimator
                    .of(List.of(stratum(40, 60, 3, 2), stratum(25, 30, 8, 2), stratum(60, 20, 1, 2)))
                    .orElseThrow();
            covered += effect.low() <= 2 && effect.high() >= 2 ? 1 : 0;
        }

        assertThat(covered / (double) runs).isBetween(0.75, 0.85);
    }

    @Test
    void whereThereIsNoEffectMostAdviceIsWithheld() {
        int clear = 0;
        int runs = 500;
        for (int run = 0; run < runs; run++) {
            clear += estimator.of(List.of(stratum(40, 60, 3, 0))).orElseThrow().isClear() ? 1 : 0;
        }

        assertThat(clear / (double) runs).isBetween(0.14, 0.26);
    }

    @Test
    void theSameDataGiveTheSameInterval() {
        List<Stratum> strata = List.of(stratum(40, 60, 3, 2));

        assertThat(estimator.of(strata)).isEqualTo(estimator.of(strata));
    }

    @Test
    void withoutLikeToCompareThereIsNoEffect() {
        assertThat(estimator.of(List.of(new Stratum(new double[] {1, 2, 3}, new double[] {1}))))
                .isEmpty();
    }

    /** Times with a long tail, of which the treated have so much more. */
    private Stratum stratum(int treated, int compared, double scale, double effect) {
        return new Stratum(times(treated, scale, effect), times(compared, scale, 0));
    }

    private double[] times(int count, double scale, double more) {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            times.add(scale * -Math.log(1 - draws.uniform()) + more);
        }
        return times.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
