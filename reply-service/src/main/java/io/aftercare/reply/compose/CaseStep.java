package io.aftercare.reply.compose;

import io.aftercare.reply.Evidence;
import io.aftercare.reply.Promise;
import io.aftercare.reply.Source;
import io.aftercare.reply.turn.Decision.CaseFacts;
import io.aftercare.reply.turn.Understanding.Intent;

/** Tells what was opened or is open for the customer: number, order, who does what next, and by when. */
final class CaseStep implements Step {
    private final CaseWords words;

    CaseStep(Phrases phrases) {
        this.words = new CaseWords(phrases);
    }

    @Override
    public boolean applies(Situation situation, Draft draft) {
        return situation.decision().caseFacts() != null && !situation.understandingMissing();
    }

    @Override
    public void write(Situation situation, Draft draft) {
        CaseFacts open = situation.decision().caseFacts();
        Facts facts = words.facts(situation, open);
        draft.newLine().owe(Source.CASE);
        if (open.reused()) {
            tellReused(situation, open, facts, draft);
        } else {
            opened(situation, open, facts, draft);
            if (!draft.say("case.order_with_items", facts)) {
                draft.say("case.order", facts);
            }
        }
        boolean refused = situation.decision().refused() || open.reused() && Refusal.stands(situation, open);
        if (!refused && !(open.reused() && situation.memory().justTold(Source.CASE))) {
            draft.say("case.next", facts);
        }
        due(situation, open, facts, draft);
        if (!open.reused() && !refused) {
            draft.say("case.advice." + open.kind());
        } else if (!open.reused() && EntitlementStep.tells(situation)) {
            draft.say("case.refused." + open.kind());
        }
    }

    /** Some requests of one kind are told apart. */
    private static void opened(Situation situation, CaseFacts open, Facts facts, Draft draft) {
        Evidence kind = CaseWords.is(open, "kind", open.kind());
        String intent = situation.topIntent().map(Intent::name).orElse("");
        if (!intent.startsWith(open.kind() + ".") || !draft.say("case.opened_for." + intent, facts, kind)) {
            draft.say("case.opened." + open.kind(), facts, kind);
        }
    }

    private static void tellReused(Situation situation, CaseFacts open, Facts facts, Draft draft) {
        boolean newOrder = open.orderId() != null && situation.namesOrder();
        if (newOrder) {
            draft.say("case.linked", facts, CaseWords.is(open, "kind", open.kind()));
        } else {
            draft.say("case.reused." + open.kind(), facts, CaseWords.is(open, "kind", open.kind()));
        }
        if (!situation.memory().justTold(Source.CASE)) {
            draft.say("case.status." + open.status(), CaseWords.is(open, "status", open.status()));
        }
    }

    private static void due(Situation situation, CaseFacts open, Facts facts, Draft draft) {
        if (open.dueAt() == null) {
            return;
        }
        if (open.dueAt().isBefore(situation.wording().now())) {
            draft.say("case.overdue", facts);
        } else if (draft.say("case.due", facts)) {
            draft.promise(Promise.Kind.FIRST_STEP, open.dueAt(), open.id());
        }
    }
}
