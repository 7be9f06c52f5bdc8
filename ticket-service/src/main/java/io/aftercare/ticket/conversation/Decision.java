package io.aftercare.ticket.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.aftercare.policy.Option;
import io.aftercare.policy.pack.Edition;
import io.aftercare.ticket.cases.DecidedCase;
import io.aftercare.ticket.entitlement.Asked;
import io.aftercare.ticket.orders.OrderDirectory.ShopCustomer;
import io.aftercare.ticket.triage.Ask;
import io.aftercare.ticket.triage.OrderState;
import java.util.List;

/**
 * What was decided about a message; {@code order} are the shop's facts, only of an order of this customer.
 *
 * @param waiting the handoff that was open before this message, whether or not the message asks for one; null where none was
 * @param openCases what else is open for the customer, from whatever conversation, newest first
 * @param settledCases what was settled lately for the customer, last first; told of where the message asks how far something is
 * @param lane {@link #APPROVAL}, or null where the answer goes out by itself
 * @param asked what policy was asked: what is wanted, if anything was said, and why; null where no rule was asked
 * @param options what the customer is entitled to, best first, by the packs named; null where no rule was asked
 */
public record Decision(
        OrderState orderState,
        JsonNode order,
        List<Ask> asks,
        @JsonProperty("case") DecidedCase decidedCase,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<DecidedCase> openCases,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<DecidedCase> settledCases,
        HandoffView handoff,
        @JsonInclude(JsonInclude.Include.NON_NULL) HandoffView waiting,
        ShopCustomer customer,
        Asked asked,
        List<Edition> packs,
        List<Option> options,
        String lane) {
    /** A person sees the answer before the customer does. */
    static final String APPROVAL = "approval";
}
