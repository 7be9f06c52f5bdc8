package io.aftercare.local.launcher.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InterviewTest {
    private final List<String> failures = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger mostInFlight = new AtomicInteger();

    /** Doubles a number; the given ones fail. */
    private Interview<Integer, Integer> interview(Integer... failing) {
        return new Interview<>(
                row -> new Place("a.tsv", row),
                row -> twice(row, List.of(failing)),
                done::incrementAndGet,
                failures::add);
    }

    private int twice(int row, List<Integer> failing) {
        mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
        try {
            Thread.sleep(2);
            if (failing.contains(row)) {
                throw new IllegalStateException("no idea");
            }
            return 2 * row;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            inFlight.decrementAndGet();
        }
    }

    private static List<Integer> rows(int number) {
        return IntStream.rangeClosed(1, number).boxed().toList();
    }

    @Test
    void theAnswersComeInTheOrderOfTheRowsAndTwoAreAskedAtOnce() {
        assertThat(interview().with(rows(50)))
                .isEqualTo(
                        IntStream.rangeClosed(1, 50).map(row -> 2 * row).boxed().toList());
        assertThat(done).hasValue(50);
        assertThat(mostInFlight).hasValue(2);
    }

    @Test
    void aRowThatFailsIsNamedByItsLineAndTheOthersGoOn() {
        Interview<Integer, Integer> interview = interview(3, 9);

        assertThat(interview.with(rows(10))).containsExactly(2, 4, 8, 10, 12, 14, 16, 20);
        assertThat(failures).containsExactlyInAnyOrder("a.tsv line 3: no idea", "a.tsv line 9: no idea");
        assertThat(interview.failures()).isEqualTo(2);
    }

    @Test
    void threeFailuresInARowEndItWithTheReason() {
        assertThatThrownBy(() -> interview(5, 6, 7, 8, 9, 10).with(rows(1_000)))
                .isInstanceOf(EvaluationFailed.class)
                .hasMessageContaining("failures in a row")
                .hasMessageContaining("no idea");
        assertThat(done.get()).isLessThan(12);
    }

    @Test
    void withoutASingleAnswerThereIsNothingToReport() {
        assertThatThrownBy(() -> interview(1).with(rows(1))).hasMessageContaining("a.tsv line 1: no idea");
    }
}
