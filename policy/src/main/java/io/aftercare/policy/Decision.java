package io.aftercare.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.aftercare.policy.pack.Edition;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * What a customer is entitled to, with proof. Allowed options come first, best first; the refused ones say what stands in
 * the way.
 *
 * @param packs the pack that decided and, if it is a merchant's, the pack of law under it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Decision(
        List<Edition> packs,
        String orderId,
        Instant at,
        ZoneId zone,
        OptionKind wants,
        Reason reason,
        Condition condition,
        List<Option> options) {
    public List<Option> allowed() {
        return options.stream().filter(Option::isAllowed).toList();
    }
}
