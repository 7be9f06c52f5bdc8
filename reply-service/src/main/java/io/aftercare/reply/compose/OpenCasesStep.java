package io.aftercare.reply.compose;

import io.aftercare.reply.Source;
import io.aftercare.reply.turn.Decision.CaseFacts;
import java.util.List;

/** Tells what else is open for the customer, from whatever conversation, where the message touches it. */
final class OpenCasesStep implements Step {
    private static final int MOST_TOLD = 2;

    private final CaseWords words;

    OpenCasesStep(Phrases phrases) {
        this.words = new CaseWords(phrases);
    }

    @Override
    public boolean applies(Situation situation, Draft draft) {
        return !situation.understandingMissing()
                && !draft.owedTo(Source.HANDOFF)
                && !situation.smalltalk()
                && !situation.outOfScope()
                && !situation.twoAreMeant()
                && !situation.correctsWithoutOrder()
                && situation.aspect().isEmpty()
                && !situation.asksOn()
                && !touched(situation).isEmpty();
    }

    @Override
    public void write(Situation situation, Draft draft) {
        draft.owe(Source.CASE);
        for (CaseFacts open : touched(situation)) {
            Facts facts = words.facts(situation, open);
            draft.newLine();
            boolean told = draft.say("case.elsewhere.with", facts, CaseWords.is(open, "kind", open.kind()))
                    || draft.say("case.elsewhere.open", facts, CaseWords.is(open, "kind", open.kind()));
            if (told) {
                draft.say("case.status." + open.status(), CaseWords.is(open, "status", open.status()));
                next(situation, open, facts, draft);
            }
        }
    }

    /** What the case is for is not announced where the rules refuse it: that is said instead. */
    private static void next(Situation situation, CaseFacts open, Facts facts, Draft draft) {
        String refused = "case.refused." + open.kind();
        if (Refusal.isExplained(situation, open)) {
            if (!draft.says(refused)) {
                draft.say(refused);
            }
        } else if (situation.memory().refusedBefore(open.kind())) {
            draft.say("case.refused_before");
        } else if (!Refusal.stands(situation, open)) {
            draft.say("case.next", facts);
        }
    }

    private static List<CaseFacts> touched(Situation situation) {
        return situation.decision().openCases().stream()
                .filter(open -> situation.asksHowFar() || !situation.memory().registered(open.kind()))
                .filter(open -> touches(situation, open))
                .limit(MOST_TOLD)
                .toList();
    }

    /** Beside a case that was just opened only another one about the same matter is worth a word. */
    private static boolean touches(Situation situation, CaseFacts open) {
        CaseFacts decided = situation.decision().caseFacts();
        if (decided != null) {
            return !decided.reused() && decided.kind().equals(open.kind()) && sameOrder(decided.orderId(), open);
        }
        String order =
                situation.decision().orderKnown() ? situation.decision().order().id() : null;
        boolean ofItsKind = situation.isAbout(open.kind()) && !situation.asksHow();
        boolean onItsOrder = order != null
                && order.equals(open.orderId())
                && (situation.onlyNamesOrder() || concerns(situation, open));
        return ofItsKind && sameOrder(order, open) || onItsOrder;
    }

    /** What becomes of the goods is not asked for by who asks for their invoice. */
    private static boolean concerns(Situation situation, CaseFacts open) {
        return situation
                .orderTopic()
                .filter(answer -> (answer.topic() == OrderTopic.INVOICE) == "invoice".equals(open.kind()))
                .isPresent();
    }

    private static boolean sameOrder(String order, CaseFacts open) {
        return order == null || open.orderId() == null || order.equals(open.orderId());
    }
}
