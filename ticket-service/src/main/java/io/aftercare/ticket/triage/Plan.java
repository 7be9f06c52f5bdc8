package io.aftercare.ticket.triage;

import java.util.List;
import java.util.Optional;

/**
 * What a message sets in motion.
 *
 * @param forApproval a person sees the answer before the customer does
 */
public record Plan(Optional<CasePlan> casePlan, Optional<HandoffReason> handoff, List<Ask> asks, boolean forApproval) {}
