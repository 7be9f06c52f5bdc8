package io.aftercare.local.launcher.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AccuracyTest {
    @Test
    void theBestGuessCounts() {
        assertThat(Accuracy.of(List.of(
                        Outcomes.row("a", "a", "b"),
                        Outcomes.row("a", "b", "a"),
                        Outcomes.row("b", "b"),
                        Outcomes.row("b"))))
                .isEqualTo(0.5);
    }

    @Test
    void anyOfSeveralLabelsIsRight() {
        assertThat(Accuracy.of(List.of(Outcomes.row("a|b", "b"), Outcomes.row("a|b", "c"))))
                .isEqualTo(0.5);
    }

    @Test
    void whoIsRejectedIsNotHelped() {
        List<Outcome> outcomes = List.of(Outcomes.scope(true, false, 0.1), Outcomes.scope(true, true, 0.9));

        assertThat(Accuracy.of(outcomes)).isEqualTo(1);
        assertThat(Accuracy.whereRejectedIsWrong(outcomes)).isEqualTo(0.5);
    }

    @Test
    void everyShareOfPerfectGuessesIsOne() {
        LongStream.range(0, 20)
                .mapToObj(seed -> Outcomes.perfect(Outcomes.random(seed, 40)))
                .forEach(perfect -> {
                    assertThat(Accuracy.of(perfect)).isEqualTo(1);
                    assertThat(MacroF1.of(perfect)).isEqualTo(1);
                    assertThat(TopThree.of(perfect)).isEqualTo(1);
                    assertThat(SurerHalf.accuracy(perfect)).isEqualTo(1);
                    assertThat(Calibration.error(perfect)).isZero();
                    assertThat(Confusion.of(perfect)).isEmpty();
                });
    }

    @Test
    void ofNoRowsItIsZero() {
        assertThat(Accuracy.of(List.of())).isZero();
    }
}
