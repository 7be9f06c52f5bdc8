package io.aftercare.ticket.entitlement;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.aftercare.policy.Decision;
import io.aftercare.policy.OptionKind;
import io.aftercare.policy.Reason;
import java.util.Optional;

/**
 * What policy was asked: what is wanted, null where any help will do, and why.
 *
 * @param side what of the answer is asked on about, as far as the words say so; else null
 */
public record Asked(
        OptionKind wants,
        Reason reason,
        @JsonInclude(JsonInclude.Include.NON_NULL) Side side) {
    /** @param asksOn the side that the words ask on about, of what was asked before about the same order */
    public static Asked from(Decision it, Optional<Side> asksOn) {
        return new Asked(it.wants(), it.reason(), asksOn.orElse(null));
    }
}
