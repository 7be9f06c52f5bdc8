package io.aftercare.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoundsTest {
    private final Rounds rounds = new Rounds();

    @Test
    void theMiddleRoundCounts() {
        rounds.add("x", 9);
        rounds.add("x", 1);
        rounds.add("x", 2);

        assertThat(rounds.median("x")).isEqualTo(2);
        assertThat(rounds.last("x")).isEqualTo(2);
    }

    @Test
    void betweenTwoItIsTheirMean() {
        rounds.add("x", 1);
        rounds.add("x", 2);

        assertThat(rounds.median("x")).isEqualTo(1.5);
    }

    /** No number sorts last. */
    @Test
    void whatMostRoundsDidNotGiveIsNoNumber() {
        rounds.add("x", Double.NaN);
        rounds.add("x", 1);
        rounds.add("x", Double.NaN);

        assertThat(rounds.median("x")).isNaN();
    }
}
