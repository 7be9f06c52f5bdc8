package io.aftercare.ticket.cases;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What was found out for a command before the case takes it.
 *
 * @param entitled what packs give for goods as the inspection finds, or found, them
 * @param payouts what the shop was told to pay for the case's orders
 */
record Findings(UUID caseId, Optional<EntitledRefund> entitled, List<PaidOut> payouts) {
    Findings {
        payouts = List.copyOf(payouts);
    }

    Refundable refundable(Dossier dossier) {
        return Refundable.of(caseId, dossier, payouts);
    }
}
