package io.aftercare.mining.cube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftercare.mining.cube.Contributions.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final long MORNING = Instant.parse("2026-05-04T09:00:00Z").toEpochMilli();
    private static final int[] CASE_MARKS = {
        0,
        Mark.SETTLED,
        Mark.UNSETTLED,
        Mark.SETTLED | Mark.RESOLVED,
        Mark.UNSETTLED | Mark.REOPENED,
        Mark.TERM_BROKEN,
        Mark.PROMISE_KEPT,
        Mark.PROMISE_KEPT | Mark.PROMISE_LATE,
        Mark.PROMISE_BROKEN
    };
    private static final int[] TALK_MARKS = {Mark.OPENING, Mark.MESSAGE, Mark.REPLY, Mark.HANDOFF};

    @Property(tries = 500)
    void lateReorderedAndRepeatedStepsGiveWhatOrderedOnesGive(@ForAll long seed) {
        Random random = new Random(seed);
        for (Subject subject : Subject.values()) {
            List<Step> steps = steps(subject, random);
            List<Step> arriving = new ArrayList<>(steps);
            steps.forEach(step -> {
                if (random.nextInt(3) == 0) {
                    arriving.add(step);
                }
            });
            Collections.shuffle(arriving, random);

            Map<Value, Integer> cells = new HashMap<>();
            Timeline timeline = Timeline.empty();
            for (Step step : arriving) {
                timeline = grow(subject, timeline, step, cells);
            }

            assertThat(timeline).isEqualTo(ordered(steps));
            assertThat(cells).isEqualTo(subject.contributions(ordered(steps)).values());
        }
    }

    @Property(tries = 500)
    void sealingOnTheWayChangesNoFigure(@ForAll long seed) {
        Random random = new Random(seed);
        for (Subject subject : Subject.values()) {
            List<Step> steps = new ArrayList<>(new TreeSet<>(steps(subject, random)));

            Map<Value, Integer> cells = new HashMap<>();
            Timeline timeline = Timeline.empty();
            for (Step step : steps) {
                timeline = grow(subject, timeline, step, cells);
                if (random.nextInt(4) == 0) {
                    timeline = Timeline.of(subject.sealed(timeline).bytes());
                }
            }

            assertThat(cells).isEqualTo(subject.contributions(ordered(steps)).values());
        }
    }

    @Property(tries = 300)
    void whatIsSealedIsNotSealedAnyFurther(@ForAll long seed) {
        Random random = new Random(seed);
        for (Subject subject : Subject.values()) {
            Timeline sealed = subject.sealed(ordered(steps(subject, random)));

            assertThat(subject.sealed(sealed)).isEqualTo(sealed);
        }
    }

    @Property(tries = 300)
    void bytesHoldAllOfIt(@ForAll long seed) {
        Timeline timeline = ordered(steps(Subject.CASE, new Random(seed)));

        assertThat(Timeline.of(timeline.bytes())).isEqualTo(timeline);
        Timeline sealed = Subject.CASE.sealed(timeline);
        assertThat(Timeline.of(sealed.bytes())).isEqualTo(sealed);
    }

    @Test
    void aCaseWithoutItsOpeningCountsForNothingYet() {
        Timeline timeline = Timeline.empty().with(new Step(MORNING, UUID.randomUUID(), 3, Mark.SETTLED));

        assertThat(Subject.CASE.contributions(timeline).values()).isEmpty();
    }

    @Test
    void theFirstStepThatSaysASegmentIsRight() {
        Timeline timeline = Timeline.empty()
                .with(new Step(MORNING + 5, UUID.randomUUID(), 2, 0, List.of(0, 8, 9)))
                .with(new Step(MORNING, UUID.randomUUID(), 1, Mark.OPENING, List.of(4, 0, 7)));

        assertThat(List.of(timeline.segment(0), timeline.segment(1), timeline.segment(2), timeline.segment(3)))
                .isEqualTo(List.of(4, 8, 7, 0));
    }

    @Test
    void bytesOfAnotherFormatAreRefused() {
        assertThatThrownBy(() -> Timeline.of(new byte[] {9, 0})).hasMessageContaining("format 1");
    }

    @Test
    void aCaseOfTenStepsTakesLessThan200Bytes() {
        Timeline timeline = Timeline.empty();
        for (int n = 0; n < 10; n++) {
            long at = MORNING + n * 3_600_000L;
            // As UUIDv7 has it: the time, and then chance.
            UUID id = new UUID(at << 16 | 0x7abc, UUID.randomUUID().getLeastSignificantBits());
            List<Integer> segment = n == 0 ? List.of(1, 2, 3, 0, 4, 300, 5, 0, 6, 7, 8, 9, 10) : List.of();
            timeline = timeline.with(new Step(at, id, 20 + n, n == 0 ? Mark.OPENING : 0, segment));
        }

        assertThat(timeline.bytes()).hasSizeLessThan(200);
    }

    private static Timeline grow(Subject subject, Timeline timeline, Step step, Map<Value, Integer> cells) {
        Timeline grown = timeline.with(step);
        subject.contributions(grown)
                .since(
                        subject.contributions(timeline),
                        (value, times) ->
                                cells.merge(value, times, (one, other) -> one + other == 0 ? null : one + other));
        return Timeline.of(grown.bytes());
    }

    private static Timeline ordered(List<Step> steps) {
        Timeline timeline = Timeline.empty();
        for (Step step : new TreeSet<>(steps)) {
            timeline = timeline.with(step);
        }
        return timeline;
    }

    /** Up to 25, often at the same time; a case mostly with its opening. */
    private static List<Step> steps(Subject subject, Random random) {
        List<Step> steps = new ArrayList<>();
        if (subject == Subject.CASE && random.nextInt(10) > 0) {
            steps.add(new Step(MORNING, id(random), 1, Mark.OPENING, List.of(random.nextInt(3), random.nextInt(3))));
        }
        int[] marks = subject == Subject.CASE ? CASE_MARKS : TALK_MARKS;
        for (int n = random.nextInt(25); n > 0; n--) {
            long at = MORNING + random.nextInt(20) * 3_600_000L;
            steps.add(new Step(at, id(random), 2 + random.nextInt(5), marks[random.nextInt(marks.length)]));
        }
        return steps;
    }

    private static UUID id(Random random) {
        return new UUID(random.nextLong(), random.nextLong());
    }
}
