package io.aftercare.reply.compose;

import io.aftercare.reply.Evidence;
import io.aftercare.reply.Source;
import io.aftercare.reply.turn.Decision;
import java.util.List;

/** Ends with the question that brings the customer one step further. */
final class AskStep implements Step {
    @Override
    public boolean applies(Situation situation, Draft draft) {
        return !situation.understandingMissing()
                && !situation.decisionMissing()
                && !asks(situation, draft).isEmpty();
    }

    @Override
    public void write(Situation situation, Draft draft) {
        draft.newLine();
        asks(situation, draft).stream()
                .filter(ask -> !(ask.equals("photo") && photoIsNamed(draft)))
                .forEach(ask -> draft.ask("ask." + ask, situation));
    }

    /** The decision has said already which proof is wanted. */
    private static boolean photoIsNamed(Draft draft) {
        return draft.sentences().stream()
                .flatMap(sentence -> sentence.evidence().stream())
                .anyMatch(it -> it.kind() == Evidence.Kind.DECISION
                        && it.quote().matches("options\\[\\d+]\\.evidence\\[\\d+]=photo"));
    }

    private static List<String> asks(Situation situation, Draft draft) {
        if (draft.owedTo(Source.SMALLTALK) || draft.owedTo(Source.OUT_OF_SCOPE) || draft.owedTo(Source.CLARIFY)) {
            return List.of();
        }
        Decision decision = situation.decision();
        boolean notFound = Decision.NOT_FOUND.equals(decision.orderState());
        if (notFound && draft.owedTo(Source.ORDER)) {
            return List.of("order_again");
        }
        return decision.asks().stream()
                .map(ask -> notFound && ask.equals("order") ? "order_again" : ask)
                .toList();
    }
}
