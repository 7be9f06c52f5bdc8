package io.aftercare.ticket.promise;

import io.aftercare.ticket.Code;
import io.aftercare.ticket.Inputs;
import io.aftercare.web.Problems;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What a reply commits the merchant to; {@code sentence} is the index of the sentence that says so.
 *
 * @param orderId which order; null for the one that the message is about
 * @param clause the clause that the commitment rests on, with its version; null where it is the merchant's own word
 */
public record MadePromise(String kind, Instant dueAt, UUID caseId, String orderId, String clause, int sentence) {
    private static final int LONGEST_CLAUSE = 128;

    public MadePromise {
        if (dueAt == null || PromiseKind.named(kind).isEmpty()) {
            throw Problems.invalid(
                    "promise-invalid",
                    "A promise has a dueAt and a kind that something can keep: "
                            + Arrays.stream(PromiseKind.values()).map(Code::of).collect(Collectors.joining(", "))
                            + ".");
        }
        if (PromiseKind.named(kind).orElseThrow().about() == PromiseKind.About.CASE && caseId == null) {
            throw Problems.invalid("promise-invalid", "A promise of kind " + kind + " names its case.");
        }
        // As everywhere: a cursor to it would otherwise fall short of it.
        dueAt = dueAt.truncatedTo(ChronoUnit.MILLIS);
        Inputs.orderId(orderId);
        Inputs.plainText("clause", clause, LONGEST_CLAUSE);
    }

    PromiseKind what() {
        return PromiseKind.named(kind).orElseThrow();
    }
}
