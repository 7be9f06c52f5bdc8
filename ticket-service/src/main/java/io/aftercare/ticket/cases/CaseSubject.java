package io.aftercare.ticket.cases;

import io.aftercare.events.Segments;
import io.aftercare.ticket.Customer;
import java.util.Optional;
import java.util.UUID;

/** Whom and what a case is about; the order is named only where the shop confirmed that it is the customer's. */
public record CaseSubject(UUID conversationId, Customer customer, Optional<String> orderId, Segments segments) {
    public CaseSubject(UUID conversationId, Customer customer, Optional<String> orderId) {
        this(conversationId, customer, orderId, Segments.UNKNOWN);
    }
}
