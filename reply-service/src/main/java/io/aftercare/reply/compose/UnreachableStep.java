package io.aftercare.reply.compose;

import io.aftercare.reply.Source;

/** Nothing could be looked up or registered: says so, and promises nothing. */
final class UnreachableStep implements Step {
    @Override
    public boolean applies(Situation situation, Draft draft) {
        return situation.decisionMissing()
                && !situation.understandingMissing()
                && !situation.smalltalk()
                && !situation.outOfScope();
    }

    @Override
    public void write(Situation situation, Draft draft) {
        draft.newLine().owe(Source.FALLBACK);
        draft.say("unreachable.sorry");
        draft.say("unreachable.saved");
    }
}
