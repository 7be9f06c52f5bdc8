package io.aftercare.ticket.conversation;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.aftercare.ticket.cases.DecidedCase;
import io.aftercare.ticket.orders.OrderDirectory.ShopCustomer;
import io.aftercare.ticket.policy.Ask;
import io.aftercare.ticket.policy.OrderState;
import java.util.List;

/** What was decided about a message; {@code order} are the shop's facts, only of an order of this customer. */
public record Decision(
        OrderState orderState,
        JsonNode order,
        List<Ask> asks,
        @JsonProperty("case") DecidedCase decidedCase,
        HandoffView handoff,
        ShopCustomer customer) {}
