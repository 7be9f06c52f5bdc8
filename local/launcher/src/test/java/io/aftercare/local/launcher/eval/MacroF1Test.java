package io.aftercare.local.launcher.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MacroF1Test {
    /** a: 2 of 3 guesses right, 2 of 3 rows found; b: 1 of 2, 1 of 2; c is guessed once and never right. */
    private static final List<Outcome> BY_HAND = List.of(
            Outcomes.row("a", "a"),
            Outcomes.row("a", "a"),
            Outcomes.row("a", "b"),
            Outcomes.row("b", "a"),
            Outcomes.row("b", "b"),
            Outcomes.row("d", "c"));

    @Test
    void aLabelsFiguresAreThoseCountedByHand() {
        assertThat(LabelFigures.of(BY_HAND))
                .containsExactly(
                        new LabelFigures("a", 3, 2 / 3.0, 2 / 3.0, 2 / 3.0),
                        new LabelFigures("b", 2, 0.5, 0.5, 0.5),
                        new LabelFigures("d", 1, 0, 0, 0));
    }

    @Test
    void rareLabelsCountAsMuchAsFrequentOnesAndThoseThatNeverOccurNotAtAll() {
        assertThat(MacroF1.of(BY_HAND)).isCloseTo((2 / 3.0 + 0.5 + 0) / 3, within(1e-12));
    }

    @Test
    void ofSeveralLabelsTheRightGuessIsTheTruthAndElseTheFirst() {
        List<Outcome> outcomes = List.of(Outcomes.row("a|b", "b"), Outcomes.row("a|b", "c"));

        assertThat(LabelFigures.of(outcomes))
                .containsExactly(new LabelFigures("a", 1, 0, 0, 0), new LabelFigures("b", 1, 1, 1, 1));
    }

    @Test
    void truthAndGuessMayChangePlaces() {
        LongStream.range(0, 20).mapToObj(seed -> Outcomes.random(seed, 200)).forEach(outcomes -> {
            List<Outcome> swapped = outcomes.stream()
                    .map(outcome -> Outcomes.row(outcome.predicted(), outcome.truth()))
                    .toList();

            assertThat(MacroF1.of(swapped)).isCloseTo(MacroF1.of(outcomes), within(1e-12));
        });
    }

    @Test
    void theOrderOfTheRowsDoesNotMatter() {
        LongStream.range(0, 20)
                .mapToObj(seed -> Outcomes.random(seed, 50))
                .forEach(outcomes ->
                        assertThat(LabelFigures.of(outcomes.reversed())).isEqualTo(LabelFigures.of(outcomes)));
    }
}
