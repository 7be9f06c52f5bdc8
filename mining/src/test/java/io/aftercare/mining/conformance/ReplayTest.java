package io.aftercare.mining.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.aftercare.mining.ActivityEvent;
import io.aftercare.mining.conformance.Deviation.Kind;
import io.aftercare.mining.conformance.ProcessModel.Step;
import io.aftercare.mining.conformance.ProcessModel.Transition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayTest {
    private static final Instant NINE = Instant.parse("2026-05-04T09:00:00Z");

    /** A return: what is sent back is received and inspected before the money goes back. */
    private static final ProcessModel RETURN = ProcessModel.ofStates(
            "requested",
            List.of(
                    new Step("requested", "approve", "approved"),
                    new Step("requested", "cancel", "cancelled"),
                    new Step("approved", "cancel", "cancelled"),
                    new Step("approved", "receive", "received"),
                    new Step("received", "inspect", "inspected"),
                    new Step("inspected", "refund", "refunded"),
                    new Step("refunded", "reopen", "approved")),
            List.of("refunded", "cancelled"));

    /** a; then b and c in any order; then d, or silently nothing. */
    private static final ProcessModel PARALLEL = new ProcessModel(
            6,
            List.of(
                    new Transition("a", List.of(0), List.of(1, 2)),
                    new Transition("b", List.of(1), List.of(3)),
                    new Transition("c", List.of(2), List.of(4)),
                    new Transition("d", List.of(3, 4), List.of(5)),
                    new Transition(null, List.of(3, 4), List.of(5))),
            new int[] {1, 0, 0, 0, 0, 0},
            List.of(new int[] {0, 0, 0, 0, 0, 1}));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "approve receive inspect refund",
                "cancel",
                "approve receive inspect refund reopen receive inspect refund"
            })
    void whatTheProcessAllowsIsNoDeviation(String activities) {
        assertThat(deviations(RETURN, activities)).isEmpty();
        assertThat(fitness(RETURN, activities).isPerfect()).isTrue();
        assertThat(fitness(RETURN, activities).value()).isEqualTo(1);
    }

    @Test
    void aRefundBeforeReceiptNamesWhatWasSkipped() {
        assertThat(deviations(RETURN, "approve refund"))
                .containsExactly(new Deviation(
                        "r1", NINE.plusSeconds(1), Kind.SKIPPED, "refund", List.of("receive", "inspect")));
    }

    @Test
    void aSkippedStepIsToldOnce() {
        assertThat(deviations(RETURN, "approve receive refund reopen receive inspect refund"))
                .extracting(Deviation::kind, Deviation::activity, Deviation::skipped)
                .containsExactly(tuple(Kind.SKIPPED, "refund", List.of("inspect")));
    }

    @ParameterizedTest
    @CsvSource({"approve receive receive inspect refund, receive", "approve receive inspect refund refund, refund"})
    void whatIsDoneTwiceIsRepeatedAndTheCaseGoesOn(String activities, String repeated) {
        assertThat(deviations(RETURN, activities))
                .extracting(Deviation::kind, Deviation::activity)
                .containsExactly(tuple(Kind.REPEATED, repeated));
    }

    @Test
    void nothingLeadsOnFromWhereACaseIsDone() {
        assertThat(deviations(RETURN, "cancel refund"))
                .extracting(Deviation::kind)
                .containsExactly(Kind.OUT_OF_PLACE);
    }

    @Test
    void anActivityThatTheProcessDoesNotHaveIsUnknown() {
        assertThat(deviations(RETURN, "approve sing receive inspect refund"))
                .extracting(Deviation::kind, Deviation::activity)
                .containsExactly(tuple(Kind.UNKNOWN, "sing"));
    }

    @Test
    void aCaseThatEndsTooEarlyIsUnfinished() {
        assertThat(deviations(RETURN, "approve receive"))
                .containsExactly(new Deviation(
                        "r1", NINE.plusSeconds(1), Kind.UNFINISHED, "receive", List.of("inspect", "refund")));
    }

    @ParameterizedTest
    @CsvSource({"a b c d", "a c b d", "a b c"})
    void whatRunsSideBySideMayComeInAnyOrderAndSilentStepsLeaveNoTrace(String activities) {
        assertThat(deviations(PARALLEL, activities)).isEmpty();
        assertThat(fitness(PARALLEL, activities).isPerfect()).isTrue();
    }

    /** Counted by hand: one token at the start and one at the end, and those of the transitions that fired. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a b c d | 6 | 6 | 0 | 0 | 1",
                // b is left out: d lacks the token of b, and that for b remains.
                "a c d   | 5 | 5 | 1 | 1 | 0.8",
                // b twice: its token is missing the second time, and the second one that it made remains.
                "a b b c d | 7 | 7 | 1 | 1 | 0.857142857142857",
                // e is unknown: one more of each.
                "a b e c d | 7 | 7 | 1 | 1 | 0.857142857142857",
                // Ends after a: two tokens remain, and that of the end is missing.
                "a | 3 | 2 | 1 | 2 | 0.416666666666667",
            })
    void tokensAreCounted(
            String activities, long produced, long consumed, long missing, long remaining, double fitness) {
        Fitness counted = fitness(PARALLEL, activities);

        assertThat(counted).isEqualTo(new Fitness(produced, consumed, missing, remaining));
        assertThat(counted.value()).isCloseTo(fitness, within(1e-12));
    }

    @Test
    void theFitnessOfALogIsThatOfItsTokens() {
        Fitness log = fitness(PARALLEL, "a b c d").plus(fitness(PARALLEL, "a c d"));

        assertThat(log).isEqualTo(new Fitness(11, 11, 1, 1));
        assertThat(log.value()).isCloseTo(10.0 / 11, within(1e-12));
    }

    @Test
    void aModelThatMakesNoSenseIsRefused() {
        assertThatThrownBy(() -> ProcessModel.ofStates("a", List.of(new Step("a", "go", "b")), List.of("c")))
                .hasMessage("no step leads to 'c', in which the process may end");
        assertThatThrownBy(() -> new ProcessModel(1, List.of(), new int[] {1}, List.of()))
                .hasMessage("a process must be able to end");
        assertThatThrownBy(() -> new ProcessModel(
                        1, List.of(new Transition("a", List.of(0), List.of(1))), new int[] {1}, List.of(new int[] {0})))
                .hasMessage("the transition a leads to or from a place that there is not");
    }

    private static List<Deviation> deviations(ProcessModel model, String activities) {
        CaseReplay replay = new CaseReplay("r1", model);
        List<Deviation> deviations = new ArrayList<>();
        List<String> all = Arrays.asList(activities.split(" "));
        for (int i = 0; i < all.size(); i++) {
            replay.ingest(new ActivityEvent("r1", all.get(i), NINE.plusSeconds(i)))
                    .ifPresent(deviations::add);
        }
        Optional<Deviation> unfinished = replay.end();
        unfinished.ifPresent(deviations::add);
        return deviations;
    }

    private static Fitness fitness(ProcessModel model, String activities) {
        TokenReplay replay = new TokenReplay(model);
        Arrays.stream(activities.split(" ")).forEach(replay::ingest);
        return replay.end();
    }
}
