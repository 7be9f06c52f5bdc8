package io.aftercare.local.launcher.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DetectionTest {
    @Test
    void theAreaIsTheShareOfPairsInTheRightOrderWithTiesForHalf() {
        // Of 3 x 2 pairs .5 beats two and ties with none, .3 beats one and ties with one.
        Detection detection = Detection.of(new double[] {0.1, 0.3, 0.9}, new double[] {0.5, 0.3}, 0);

        assertThat(detection.auroc()).isCloseTo((2 + 1.5) / 6, within(1e-12));
    }

    @Test
    void noMoreThanTheGivenShareOfWhatIsInScopeIsRejected() {
        double[] inScope = DoubleStream.iterate(0.01, score -> score < 1, score -> score + 0.01)
                .toArray();
        Detection detection = Detection.of(inScope, new double[] {0.2, 0.961, 0.9801, 0.99}, 0.03);

        assertThat(inScope).hasSize(99);
        assertThat(detection.threshold()).isCloseTo(0.97, within(1e-9));
        assertThat(detection.recall()).isEqualTo(0.5);
    }

    @Test
    void whereNothingMayBeRejectedTheThresholdIsTheHighestScore() {
        Detection detection = Detection.of(new double[] {0.4, 0.2}, new double[] {0.4, 0.5}, 0.03);

        assertThat(detection.threshold()).isEqualTo(0.4);
        assertThat(detection.recall()).isEqualTo(0.5);
    }

    @Test
    void perfectScoresFindEverything() {
        Detection detection = Detection.of(new double[] {0.1, 0.2}, new double[] {0.8, 0.9}, 0.03);

        assertThat(detection.auroc()).isEqualTo(1);
        assertThat(detection.recall()).isEqualTo(1);
    }

    @Test
    void exchangingBothSidesMirrorsTheArea() {
        LongStream.range(0, 20).forEach(seed -> {
            double[] one = scores(seed, 30);
            double[] other = scores(seed + 1_000, 17);

            assertThat(Detection.of(one, other, 0.03).auroc())
                    .isCloseTo(1 - Detection.of(other, one, 0.03).auroc(), within(1e-12));
        });
    }

    /** In tenths, so that there are ties. */
    private static double[] scores(long seed, int number) {
        return new SplittableRandom(seed)
                .ints(number, 0, 10)
                .mapToDouble(tenths -> tenths / 10.0)
                .toArray();
    }
}
