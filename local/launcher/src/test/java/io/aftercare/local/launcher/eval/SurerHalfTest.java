package io.aftercare.local.launcher.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SurerHalfTest {
    @Test
    void onlyTheRowsOfHigherConfidenceCount() {
        assertThat(SurerHalf.accuracy(List.of(
                        Outcomes.row("a", 0.2, "b"),
                        Outcomes.row("a", 0.9, "a"),
                        Outcomes.row("a", 0.3, "a"),
                        Outcomes.row("a", 0.8, "b"),
                        Outcomes.row("a"))))
                .isEqualTo(0.5);
    }

    @Test
    void ofOneRowTheHalfIsThatRow() {
        assertThat(SurerHalf.accuracy(List.of(Outcomes.row("a", 0.1, "a")))).isEqualTo(1);
    }
}
