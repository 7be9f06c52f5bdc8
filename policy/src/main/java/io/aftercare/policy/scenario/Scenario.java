package io.aftercare.policy.scenario;

import io.aftercare.policy.CustomerHistory;
import io.aftercare.policy.OptionKind;
import io.aftercare.policy.OrderFacts;
import io.aftercare.policy.Request;
import io.aftercare.policy.Text;
import java.util.List;
import java.util.Map;

/** Given an order, when a customer asks, then this is decided: one example of how the rules are meant. */
public record Scenario(
        String id,
        Text title,
        OrderFacts order,
        CustomerHistory customer,
        Request request,
        Map<OptionKind, List<Expected>> then) {
    @Override
    public String toString() {
        return id + ": " + title.zh() + " / " + title.en();
    }
}
