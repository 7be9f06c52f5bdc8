package io.aftercare.events;

import java.time.Instant;
import java.util.UUID;

/**
 * The money of a compensation, which is paid on top of any refund, has reached the customer.
 *
 * @param besideRefund a refund was approved in the case as well
 */
public record CompensationSettled(
        UUID caseId, UUID actionId, String clause, Money amount, boolean besideRefund, Instant settledAt)
        implements CaseEvent {}
