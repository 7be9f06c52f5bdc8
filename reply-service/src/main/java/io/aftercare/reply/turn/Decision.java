package io.aftercare.reply.turn;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;

/** What ticket-service decided and did about the message: the only source of what a reply may say about a case. */
public record Decision(
        String orderState,
        OrderFacts order,
        List<String> asks,
        @JsonProperty("case") CaseFacts caseFacts,
        Handoff handoff,
        Customer customer,
        String lane) {
    public static final String KNOWN = "known";
    public static final String NONE = "none";
    public static final String NOT_FOUND = "not_found";
    private static final String APPROVAL = "approval";
    public static final String UNAVAILABLE = "unavailable";

    /** {@code reused} says that the case was open already when this message came. */
    public record CaseFacts(
            String id,
            String number,
            String kind,
            String complaint,
            String status,
            String urgency,
            String orderId,
            Instant dueAt,
            boolean reused,
            List<Task> tasks) {
        public CaseFacts {
            tasks = tasks == null
                    ? List.of()
                    : tasks.stream().filter(task -> task != null).toList();
        }
    }

    public record Task(String id, String department, String action, Instant dueAt, String status) {}

    public record Handoff(String id, String state, String reason, Instant dueAt) {
        /** A person is at it. */
        public boolean taken() {
            return "taken".equals(state);
        }
    }

    public record Customer(String name, String tier) {}

    public Decision {
        orderState = orderState == null ? NONE : orderState;
        asks = asks == null
                ? List.of()
                : asks.stream().filter(ask -> ask != null).toList();
    }

    /** Whether a person sees the answer before the customer does. */
    public boolean forApproval() {
        return APPROVAL.equals(lane);
    }

    /** As if no person had to see the answer. */
    public Decision answeredByItself() {
        return new Decision(orderState, order, asks, caseFacts, null, customer, null);
    }

    /** All that the customer is told while the answer waits. */
    public Decision waitingForApproval() {
        return new Decision(NONE, null, null, null, handoff, customer, null);
    }

    /** Nothing was decided, so nothing may be claimed. */
    public static Decision none() {
        return new Decision(NONE, null, null, null, null, null, null);
    }

    public boolean orderKnown() {
        return KNOWN.equals(orderState) && order != null && order.id() != null;
    }
}
