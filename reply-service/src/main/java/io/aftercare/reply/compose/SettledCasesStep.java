package io.aftercare.reply.compose;

import io.aftercare.reply.Source;
import io.aftercare.reply.turn.Decision;
import io.aftercare.reply.turn.Decision.CaseFacts;
import java.util.List;

/** Tells who asks how far something is that it was settled, and when; what is open of it was told before. */
final class SettledCasesStep implements Step {
    private static final int MOST_TOLD = 2;

    private final CaseWords words;

    SettledCasesStep(Phrases phrases) {
        this.words = new CaseWords(phrases);
    }

    @Override
    public boolean applies(Situation situation, Draft draft) {
        return !situation.understandingMissing()
                && !draft.owedTo(Source.HANDOFF)
                && !draft.owedTo(Source.CASE)
                && !situation.smalltalk()
                && !situation.outOfScope()
                && !situation.twoAreMeant()
                && !situation.correctsWithoutOrder()
                && situation.asksHowFar()
                && !asked(situation).isEmpty();
    }

    @Override
    public void write(Situation situation, Draft draft) {
        draft.newLine().owe(Source.CASE);
        for (CaseFacts settled : asked(situation)) {
            draft.say(
                    "case.settled." + settled.status(),
                    words.facts(situation, settled),
                    CaseWords.is(settled, "kind", settled.kind()),
                    CaseWords.is(settled, "status", settled.status()));
        }
    }

    private static List<CaseFacts> asked(Situation situation) {
        return situation.decision().settledCases().stream()
                .filter(settled -> isMeant(situation, settled))
                .limit(MOST_TOLD)
                .toList();
    }

    /** Of the kind that is asked about, and of the order, where one is known. */
    private static boolean isMeant(Situation situation, CaseFacts settled) {
        Decision decision = situation.decision();
        boolean itsOrder = !decision.orderKnown() || decision.order().id().equals(settled.orderId());
        return itsOrder && situation.isAbout(settled.kind());
    }
}
