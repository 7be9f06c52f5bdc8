package io.aftercare.ticket.entitlement;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
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
    @JsonCreator
    public Asked(
            @JsonProperty("wants") OptionKind wants,
            @JsonProperty("reason") Reason reason,
            @JsonProperty("side") Side side) {
        this.wants = wants;
        this.reason = reason;
        this.side = side;
    }

    public Asked(OptionKind wants, Reason reason) {
        this(wants, reason, null);
    }

    /** @param earlier what was asked before about the same order, which alone can be asked on about */
    public static Asked from(Decision it, Optional<Asked> earlier, String text) {
        return new Asked(
                it.wants(),
                it.reason(),
                earlier.flatMap(before -> Side.askedIn(text)).orElse(null));
    }
}
