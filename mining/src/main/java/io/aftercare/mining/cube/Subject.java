package io.aftercare.mining.cube;

import java.util.List;
import java.util.OptionalLong;

/** Of what a timeline is, which says what it contributes and when it is over. */
public enum Subject {
    /** Everything counts on the day on which the case was opened; before that is known, nothing does. */
    CASE {
        @Override
        public Contributions contributions(Timeline timeline) {
            Contributions all = new Contributions();
            OptionalLong openedAt = timeline.openedAt();
            if (openedAt.isEmpty()) {
                return all;
            }
            long opened = openedAt.getAsLong();
            Step before = null;
            for (Step step : timeline.steps()) {
                if (before != null) {
                    all.add(
                            opened,
                            new Measure(Measure.FOLLOWS, before.activity(), step.activity()),
                            step.at() - before.at());
                } else if (!timeline.isSealed()) {
                    all.add(opened, new Measure(Measure.STARTS, step.activity(), 0), 0);
                }
                before = step;
                each(all, opened, step, Mark.PROMISE_KEPT, Measure.PROMISES_KEPT);
                each(all, opened, step, Mark.PROMISE_LATE, Measure.PROMISES_LATE);
                each(all, opened, step, Mark.PROMISE_BROKEN, Measure.PROMISES_BROKEN);
            }
            if (!timeline.isSealed()) {
                all.count(opened, Measure.CASES);
            }
            if (timeline.settled() == Mark.SETTLED) {
                all.count(opened, Measure.SETTLED);
            }
            once(all, opened, timeline, Mark.REOPENED, Measure.REOPENED);
            once(all, opened, timeline, Mark.TERM_BROKEN, Measure.TERMS_BROKEN);
            if (!timeline.sealedWith(Mark.RESOLVED)) {
                timeline.steps().stream()
                        .filter(step -> step.is(Mark.RESOLVED) && step.at() >= opened)
                        .findFirst()
                        .ifPresent(step -> all.add(opened, new Measure(Measure.RESOLUTION), step.at() - opened));
            }
            return all;
        }

        /** A settled one may be taken up again, behind its last step. */
        @Override
        public Timeline sealed(Timeline timeline) {
            return timeline.openedAt().isPresent() && timeline.settled() == Mark.SETTLED
                    ? timeline.sealed(1)
                    : timeline;
        }
    },

    /** Everything counts on its own day. */
    CONVERSATION {
        @Override
        public Contributions contributions(Timeline timeline) {
            Contributions all = new Contributions();
            List<Step> steps = timeline.steps();
            Step reply = null;
            for (Step step : steps.reversed()) {
                each(all, step.at(), step, Mark.OPENING, Measure.CONVERSATIONS);
                each(all, step.at(), step, Mark.MESSAGE, Measure.MESSAGES);
                each(all, step.at(), step, Mark.REPLY, Measure.REPLIES);
                each(all, step.at(), step, Mark.HANDOFF, Measure.HANDOFFS);
                if (step.is(Mark.REPLY)) {
                    reply = step;
                } else if (step.is(Mark.MESSAGE) && reply != null) {
                    all.add(step.at(), new Measure(Measure.FIRST_RESPONSE), reply.at() - step.at());
                }
            }
            return all;
        }

        /** A message that nobody has answered may still be. */
        @Override
        public Timeline sealed(Timeline timeline) {
            List<Step> steps = timeline.steps();
            int kept = 0;
            while (kept < steps.size() && !steps.get(steps.size() - 1 - kept).is(Mark.REPLY)) {
                kept++;
            }
            return timeline.sealed(kept);
        }
    };

    public abstract Contributions contributions(Timeline timeline);

    /** The timeline as it may be kept when nothing can come any more that happened before its last step. */
    public abstract Timeline sealed(Timeline timeline);

    private static void each(Contributions all, long at, Step step, int mark, String measure) {
        if (step.is(mark) && !step.is(Mark.SEALED)) {
            all.count(at, measure);
        }
    }

    private static void once(Contributions all, long at, Timeline timeline, int mark, String measure) {
        if (!timeline.sealedWith(mark) && timeline.steps().stream().anyMatch(step -> step.is(mark))) {
            all.count(at, measure);
        }
    }
}
