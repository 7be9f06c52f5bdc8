package io.aftercare.reply.compose;

import io.aftercare.reply.turn.Decision;
import io.aftercare.reply.turn.Decision.CaseFacts;
import io.aftercare.reply.turn.Option;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether the rules refuse what a case is for: a case that was opened all the same is only looked at by a person. */
final class Refusal {
    /** What a case of a kind carries out; other kinds carry out nothing that the rules could refuse. */
    private static final Map<String, Set<String>> CARRIES_OUT = Map.of(
            "return", Set.of("return_and_refund"),
            "exchange", Set.of("exchange"),
            "repair", Set.of("repair"),
            "refund_only", Set.of("refund"),
            "resend", Set.of("resend", "parts", "exchange"),
            "price_protection", Set.of("price_protection"),
            "invoice", Set.of("invoice"));

    private Refusal() {}

    /** So it was told before, or so it is decided now; what is granted now stands, whatever was said before. */
    static boolean stands(Situation situation, CaseFacts open) {
        List<Option> options = options(situation, open);
        return options.isEmpty()
                ? situation.memory().refusedBefore(open.kind())
                : options.stream().noneMatch(Option::allowed);
    }

    /** This turn asks for just that and has its refusal, with the reason, to tell. */
    static boolean isExplained(Situation situation, CaseFacts open) {
        return situation.decision().refused()
                && EntitlementStep.tells(situation)
                && options(situation, open).stream().anyMatch(option -> option.wanted() && !option.allowed())
                && stands(situation, open);
    }

    /** What was decided of the case's order; empty where that is not this turn's order, or nothing was decided. */
    private static List<Option> options(Situation situation, CaseFacts open) {
        Decision decision = situation.decision();
        boolean itsOrder = decision.orderKnown() && decision.order().id().equals(open.orderId());
        Set<String> kinds = CARRIES_OUT.getOrDefault(open.kind(), Set.of());
        return itsOrder
                ? decision.options().stream()
                        .filter(option -> kinds.contains(option.kind()))
                        .toList()
                : List.of();
    }
}
