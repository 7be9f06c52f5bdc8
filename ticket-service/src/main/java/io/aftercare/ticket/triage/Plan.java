package io.aftercare.ticket.triage;

import java.util.List;
import java.util.Optional;

/** What a message sets in motion. */
public record Plan(Optional<CasePlan> casePlan, Optional<HandoffReason> handoff, List<Ask> asks) {
    /** Whether a person sees the answer before the customer does. */
    public boolean forApproval() {
        return handoff.equals(Optional.of(HandoffReason.APPROVAL));
    }
}
