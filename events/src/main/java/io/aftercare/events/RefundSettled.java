package io.aftercare.events;

import java.time.Instant;
import java.util.UUID;

/** The money of a refund has reached the customer. */
public record RefundSettled(UUID caseId, UUID actionId, Money amount, Instant settledAt) implements CaseEvent {}
