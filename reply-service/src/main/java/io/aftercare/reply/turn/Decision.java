package io.aftercare.reply.turn;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;

/**
 * What ticket-service decided and did about the message: the only source of what a reply may say about a case;
 * {@code openCases} are the customer's others, newest first, {@code settledCases} those that were settled lately,
 * {@code handoff} is the person whom this message calls, and {@code waiting} the one who was called before it, if that is
 * not done.
 */
public record Decision(
        String orderState,
        OrderFacts order,
        List<String> asks,
        @JsonProperty("case") CaseFacts caseFacts,
        List<CaseFacts> openCases,
        List<CaseFacts> settledCases,
        Handoff handoff,
        Handoff waiting,
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
     * not told, {@code settledAt} while it is open.
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
            Instant settledAt,
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
        private static final String ONLY_APPROVAL = "approval";

        /** Only looks over an answer; nobody was told that they would speak to a person. */
        boolean onlyApproves() {
            return ONLY_APPROVAL.equals(reason);
        }

        /** A person is at it. */
        public boolean taken() {
            return "taken".equals(state);
        }
    }

    public record Customer(String name, String tier) {}

    /**
     * What policy was asked: what is wanted, null where any help will do, and why; {@code side} is what of an earlier
     * answer the message asks on about, null where it asks anew.
     */
    public record Asked(String wants, String reason, String side) {}

    public Decision {
        orderState = orderState == null ? NONE : orderState;
        asks = Present.only(asks);
        openCases = Present.only(openCases);
        settledCases = Present.only(settledCases);
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
        return new Decision(
                orderState,
                order,
                asks,
                caseFacts,
                openCases,
                settledCases,
                null,
                waiting,
                customer,
                asked,
                packs,
                options,
                null);
    }

    /** All that the customer is told while the answer waits. */
    public Decision waitingForApproval() {
        return new Decision(NONE, null, null, null, null, null, handoff, waiting, customer, null, null, null, null);
    }

    /** Nothing was decided, so nothing may be claimed. */
    public static Decision none() {
        return new Decision(NONE, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    /** What was asked for, the rules do not give. */
    public boolean refused() {
        List<Option> wanted = options.stream().filter(Option::wanted).toList();
        return !wanted.isEmpty() && wanted.stream().noneMatch(Option::allowed);
    }

    /** It was decided as for somebody who found no fault. */
    public boolean withoutReason() {
        return asked != null && "no_reason".equals(asked.reason());
    }

    /** There is an invoice of the order. */
    public boolean invoiceIssued() {
        return orderKnown()
                && order.invoice() != null
                && order.invoice().number() != null
                && order.invoice().issuedAt() != null
                && "issued".equals(order.invoice().status());
    }

    /** The customer waits for a person, or has one, since an earlier message: as it is on record, not as it was told. */
    public boolean waitsForPerson() {
        return waiting != null && !waiting.onlyApproves();
    }

    public boolean orderKnown() {
        return KNOWN.equals(orderState) && order != null && order.id() != null;
    }
}
