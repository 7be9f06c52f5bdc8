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
        if (situation.saysGoodbye()) {
            draft.say("smalltalk.goodbye");
        } else if (situation.thanks()) {
            draft.say("smalltalk.thanks");
            draft.say("smalltalk.thanks_more");
        } else if (situation.firstMessage()) {
            draft.say("smalltalk.greeting");
            draft.say("smalltalk.greeting_more");
        } else {
            draft.say(situation.decision().waitsForPerson() ? "smalltalk.here_waiting" : "smalltalk.here");
        }
    }
}
