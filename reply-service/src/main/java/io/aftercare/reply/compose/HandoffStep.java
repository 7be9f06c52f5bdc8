package io.aftercare.reply.compose;

import io.aftercare.reply.Evidence;
import io.aftercare.reply.Promise;
import io.aftercare.reply.Source;
import io.aftercare.reply.turn.Decision.Handoff;

/** Whoever asks for a person is told in this turn that one will come, and by when, or is there already. */
final class HandoffStep implements Step {
    @Override
    public boolean applies(Situation situation, Draft draft) {
        return situation.decision().handoff() != null && !situation.understandingMissing();
    }

    @Override
    public void write(Situation situation, Draft draft) {
        Handoff handoff = situation.decision().handoff();
        Evidence reason = Evidence.handoff(handoff.id(), "reason", handoff.reason());
        draft.owe(Source.HANDOFF);
        if (handoff.taken()) {
            due(situation, draft);
            return;
        }
        boolean again = situation.decision().waitsForPerson();
        if (!overdue(situation, handoff)
                && !draft.say(again ? "handoff.again" : "handoff.reason." + handoff.reason(), reason)) {
            draft.say("handoff.reason.other", reason);
        }
        due(situation, draft);
        if (!again) {
            draft.say("handoff.stay");
        }
    }

    /** By when a person answers; that this is overdue, where it is, or that somebody is at it. */
    static void due(Situation situation, Draft draft) {
        Handoff handoff = situation.decision().handoff();
        if (handoff != null && handoff.taken()) {
            draft.say("handoff.taken", Evidence.handoff(handoff.id(), "state", handoff.state()));
            return;
        }
        if (handoff == null || handoff.dueAt() == null) {
            return;
        }
        Evidence due = Evidence.handoff(handoff.id(), "dueAt", handoff.dueAt());
        Facts facts = new Facts().with("handoff.due", situation.wording().time(handoff.dueAt()), due);
        if (overdue(situation, handoff)) {
            draft.say("handoff.overdue", facts);
        } else if (draft.say("handoff.due", facts)) {
            draft.promise(Promise.Kind.CALL_BACK, handoff.dueAt(), null);
        }
    }

    private static boolean overdue(Situation situation, Handoff handoff) {
        return handoff.dueAt() != null
                && handoff.dueAt().isBefore(situation.wording().now());
    }
}
