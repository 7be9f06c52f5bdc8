package io.aftercare.reply.compose;

import io.aftercare.reply.Evidence;
import io.aftercare.reply.Source;

/** Takes a correction: goes on with the order that is meant, or asks which one that is instead of talking on about the wrong one. */
final class CorrectionStep implements Step {
    @Override
    public boolean applies(Situation situation, Draft draft) {
        return situation.corrects()
                && !situation.decisionMissing()
                && situation.decision().handoff() == null;
    }

    @Override
    public void write(Situation situation, Draft draft) {
        if (situation.correctsWithoutOrder()) {
            draft.owe(Source.CLARIFY);
            draft.ask("correct.which", situation);
        } else if (situation.decision().orderKnown()) {
            String id = situation.decision().order().id();
            draft.say("correct.order", new Facts().with("order.id", id, Evidence.order(id, "id", id)));
        }
    }
}
