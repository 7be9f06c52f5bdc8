package io.aftercare.ticket.entitlement;

import io.aftercare.policy.Decision;
import io.aftercare.policy.OptionKind;
import io.aftercare.policy.Reason;

/** What policy was asked: what is wanted, null where any help will do, and why. */
public record Asked(OptionKind wants, Reason reason) {
    public static Asked from(Decision it) {
        return new Asked(it.wants(), it.reason());
    }
}
