package io.aftercare.reply.compose;

import io.aftercare.reply.Source;

/** Nothing was understood: the message is safe and a person will answer; nothing else is claimed. */
final class ReceivedStep implements Step {
    @Override
    public boolean applies(Situation situation, Draft draft) {
        return situation.understandingMissing();
    }

    @Override
    public void write(Situation situation, Draft draft) {
        draft.owe(Source.HANDOFF);
        draft.say("received.person");
        HandoffStep.due(situation, draft);
        draft.say("received.saved");
    }
}
