package io.aftercare.local.launcher.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    /** Two rows at .95, one of them right: a gap of .45; two at .65 and .61, both right: a gap of .37. */
    private static final List<Outcome> BY_HAND = List.of(
            Outcomes.row("a", 0.95, "a"),
            Outcomes.row("a", 0.95, "b"),
            Outcomes.row("a", 0.65, "a"),
            Outcomes.row("a", 0.61, "a"));

    @Test
    void theErrorIsTheMeanGapOfTheRows() {
        assertThat(Calibration.error(BY_HAND)).isCloseTo((2 * 0.45 + 2 * 0.37) / 4, within(1e-12));
    }

    @Test
    void aBinTellsItsRowsTheirMeanConfidenceAndHowManyAreRight() {
        List<Calibration.Bin> bins = Calibration.of(BY_HAND).bins();

        assertThat(bins).hasSize(10);
        assertThat(bins.get(0)).isEqualTo(new Calibration.Bin(0, 0.1, 0, null, null));
        assertThat(bins.get(6).rows()).isEqualTo(2);
        assertThat(bins.get(6).confidence()).isCloseTo(0.63, within(1e-12));
        assertThat(bins.get(6).accuracy()).isEqualTo(1);
        assertThat(bins.get(9)).isEqualTo(new Calibration.Bin(0.9, 1, 2, 0.95, 0.5));
    }

    @Test
    void fullConfidenceBelongsToTheLastBin() {
        assertThat(Calibration.of(List.of(Outcomes.row("a", 1, "a")))
                        .bins()
                        .getLast()
                        .rows())
                .isEqualTo(1);
    }

    @Test
    void theErrorLiesBetweenZeroAndOne() {
        LongStream.range(0, 20)
                .mapToObj(seed -> Outcomes.random(seed, 60))
                .forEach(outcomes -> assertThat(Calibration.error(outcomes)).isBetween(0.0, 1.0));
    }

    @Test
    void rowsWithoutConfidenceAreInNoBin() {
        Outcome untold = new Outcome(List.of("a"), List.of(new Guess("a", null)), false, 0);

        assertThat(Calibration.applies(List.of(untold))).isFalse();
        assertThat(Calibration.error(List.of(untold))).isZero();
        assertThat(Calibration.error(List.of(untold, Outcomes.row("a", 0.75, "a"))))
                .isCloseTo(0.25, within(1e-12));
    }
}
