package io.aftercare.reply.compose;

import io.aftercare.reply.Source;

/** Says honestly that the question lies outside after-sales service, and what lies inside. */
final class OutOfScopeStep implements Step {
    @Override
    public boolean applies(Situation situation, Draft draft) {
        return !draft.hasSubstance() && situation.outOfScope();
    }

    @Override
    public void write(Situation situation, Draft draft) {
        draft.owe(Source.OUT_OF_SCOPE);
        draft.say("out_of_scope.sorry");
        draft.say("out_of_scope.can");
    }
}
