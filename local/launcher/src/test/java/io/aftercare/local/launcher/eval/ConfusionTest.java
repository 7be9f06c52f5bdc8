package io.aftercare.local.launcher.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConfusionTest {
    @Test
    void whatIsMistakenMostOftenComesFirst() {
        assertThat(Confusion.of(List.of(
                        Outcomes.row("a", "b"),
                        Outcomes.row("b", "a"),
                        Outcomes.row("b", "a"),
                        Outcomes.row("b", "b"),
                        Outcomes.row("c|a"))))
                .containsExactly(
                        new Confusion("b", "a", 2), new Confusion("a", "b", 1), new Confusion("c", Outcome.NOTHING, 1));
    }

    @Test
    void twentyAreEnough() {
        assertThat(Confusion.of(IntStream.range(0, 30)
                        .mapToObj(n -> Outcomes.row("label" + n, "other"))
                        .toList()))
                .hasSize(20);
    }
}
