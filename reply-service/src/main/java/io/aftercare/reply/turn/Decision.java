package io.aftercare.reply.turn;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;

/** What ticket-service decided and did about the message: the only source of what a reply may say about a case; {@code openCases} are the customer's others, newest first. */
public record Decision(
        String orderState,
        OrderFacts order,
        List<String> asks,
        @JsonProperty("case") CaseFacts caseFacts,
        List<CaseFacts> openCases,
        Handoff handoff,
        Customer customer,
        Asked asked,
        List<Option.Edition> packs,
        List<Option> options,
        String lane) {
    public static final String KNOWN = "known";
    public static final String NONE = "none";
    public static final String NOT_FOUND = "not_found";
    private static final String APPROVAL = "approval";
    public static final String UNAVAILABLE = "unavailable";

    /**
     * {@code reused} says that the case was open already when this message came; {@code openedAt} is null where that was
     * not told.
     */
    public record CaseFacts(
            String id,
            String number,
            String kind,
            String complaint,
            String status,
            String urgency,
            String orderId,
            Instant openedAt,
            Instant dueAt,
            boolean reused,
            List<Task> tasks) {
        public CaseFacts {
            tasks = Present.only(tasks);
        }
    }

    public record Task(String id, String department, String action, Instant dueAt, String status) {
        /** Whether a task of this status is still to be done; one without a status is. */
        public static boolean isOpen(String status) {
            return status == null || status.equals("open");
        }
    }

    public record Handoff(String id, String state, String reason, Instant dueAt) {
        /** A person is at it. */
        public boolean taken() {
            return "taken".equals(state);
        }
    }

    public record Customer(String name, String tier) {}

    /** What policy was asked: what is wanted, null where any help will do, and why. */
    public record Asked(String wants, String reason) {}

    public Decision {
        orderState = orderState == null ? NONE : orderState;
        asks = Present.only(asks);
        openCases = Present.only(openCases);
        packs = Present.only(packs);
        options = Present.only(options);
    }

    /** Allowed options, best first. */
    public List<Option> allowed() {
        return options.stream().filter(Option::allowed).toList();
    }

    /** Whether a person sees the answer before the customer does. */
    public boolean forApproval() {
        return APPROVAL.equals(lane);
    }

    /** As if no person had to see the answer. */
    public Decision answeredByItself() {
        return new Decision(orderState, order, asks, caseFacts, openCases, null, customer, asked, packs, options, null);
    }

    /** All that the customer is told while the answer waits. */
    public Decision waitingForApproval() {
        return new Decision(NONE, null, null, null, null, handoff, customer, null, null, null, null);
    }

    /** Nothing was decided, so nothing may be claimed. */
    public static Decision none() {
        return new Decision(NONE, null, null, null, null, null, null, null, null, null, null);
    }

    public boolean orderKnown() {
        return KNOWN.equals(orderState) && order != null && order.id() != null;
    }
}
