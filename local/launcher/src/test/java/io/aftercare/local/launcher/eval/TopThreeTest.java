package io.aftercare.local.launcher.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TopThreeTest {
    @Test
    void theFourthGuessComesTooLate() {
        assertThat(TopThree.of(List.of(
                        Outcomes.row("a", "b", "c", "a", "d"),
                        Outcomes.row("a", "b", "c", "d", "a"),
                        Outcomes.row("x|a", "b", "a"),
                        Outcomes.row("a"))))
                .isEqualTo(0.5);
    }

    @Test
    void itIsNeverBelowTheAccuracy() {
        LongStream.range(0, 20)
                .mapToObj(seed -> Outcomes.random(seed, 60))
                .forEach(outcomes -> assertThat(TopThree.of(outcomes)).isGreaterThanOrEqualTo(Accuracy.of(outcomes)));
    }
}
