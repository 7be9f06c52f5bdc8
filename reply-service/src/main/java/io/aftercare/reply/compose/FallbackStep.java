package io.aftercare.reply.compose;

import io.aftercare.reply.Source;

/** The question was understood and there is no proved answer: says so, and offers a person. */
final class FallbackStep implements Step {
    @Override
    public boolean applies(Situation situation, Draft draft) {
        return !draft.hasSubstance();
    }

    @Override
    public void write(Situation situation, Draft draft) {
        draft.owe(Source.FALLBACK);
        if (situation.memory().said("fallback.honest")) {
            draft.say("fallback.still");
            draft.say("ask.person");
        } else {
            draft.say("fallback.honest");
            draft.say("fallback.person");
        }
    }
}
