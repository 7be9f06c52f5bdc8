package io.aftercare.reply.compose;

import io.aftercare.reply.Earlier;
import io.aftercare.reply.Source;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What was answered before in the conversation, by the phrases that were said whole and the steps that replies were owed to. */
record Memory(Earlier earlier) {
    private static final int FAILURES_ENOUGH = 2;
    private static final Set<String> NO_HELP = Set.of("clarify", "fallback");

    /** Whether a phrase, or any of its variants, was said before in this conversation. */
    boolean said(String phrase) {
        return earlier.said().stream().anyMatch(said -> said.equals(phrase) || said.startsWith(phrase + "."));
    }

    /** The last two replies brought the customer no further. */
    boolean stuck() {
        List<String> sources = earlier.sources();
        return sources.size() >= FAILURES_ENOUGH
                && sources.subList(sources.size() - FAILURES_ENOUGH, sources.size()).stream()
                        .allMatch(NO_HELP::contains);
    }

    /** A case of this kind was opened in this conversation, and that was told. */
    boolean registered(String caseKind) {
        return said("case.advice." + caseKind) || refusedBefore(caseKind);
    }

    /** Registered in this conversation, which the order's facts do not know yet. */
    boolean registered(OrderTopic topic) {
        return switch (topic) {
            case STATE -> false;
            case REFUND -> said("case.advice.refund_only") || said("case.advice.return");
            case INVOICE -> said("case.advice.invoice");
        };
    }

    /** It was told in this conversation that what such a case is for cannot be done. */
    boolean refusedBefore(String caseKind) {
        return said("case.refused." + caseKind);
    }

    /** The last reply was owed to this step. */
    boolean justTold(Source step) {
        List<String> sources = earlier.sources();
        return !sources.isEmpty() && sources.getLast().equals(step.code());
    }

    /** What was said last, after a case was registered in this conversation, of what helps it along: a phrase. */
    Optional<String> lastAdvice() {
        return earlier.said().reversed().stream()
                .filter(said -> said.startsWith("case.advice."))
                .findFirst();
    }
}
