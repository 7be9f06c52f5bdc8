package io.aftercare.reply.compose;

import io.aftercare.reply.Source;

/** Answers a greeting or thanks in kind. */
final class SmalltalkStep implements Step {
    @Override
    public boolean applies(Situation situation, Draft draft) {
        return !draft.hasSubstance() && situation.smalltalk();
    }

    @Override
    public void write(Situation situation, Draft draft) {
        draft.owe(Source.SMALLTALK);
        String intent = situation.topIntent().orElseThrow().name();
        if (draft.say(intent)) {
            draft.say(intent + "_more");
        } else {
            draft.say("smalltalk.greeting");
        }
    }
}
