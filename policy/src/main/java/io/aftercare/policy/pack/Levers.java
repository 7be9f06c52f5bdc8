package io.aftercare.policy.pack;

import io.aftercare.policy.Evidence;
import io.aftercare.policy.Grade;
import io.aftercare.policy.OptionKind;
import io.aftercare.policy.Payer;
import io.aftercare.policy.Text;
import java.util.List;
import java.util.Map;

/**
 * The only ways in which a merchant may change a clause of the law. What is null stays as it is.
 *
 * @param asks the evidence that is still asked for
 * @param lifts the exceptions that the merchant does not rely on for this clause
 * @param waives the requirements that the merchant does not insist on
 * @param also options that the clause gives besides
 * @param text what customers read of the clause as it now stands
 */
record Levers(
        Integer hours,
        Integer days,
        Integer months,
        Payer returnFreight,
        Terms.Outbound outboundFreight,
        Integer compensationPercent,
        Map<Grade, Integer> depreciation,
        Integer refundWithinDays,
        List<Evidence> asks,
        List<String> lifts,
        List<String> waives,
        Map<OptionKind, ClauseText.TermsText> also,
        Text text) {
    List<String> lifted() {
        return lifts == null ? List.of() : lifts;
    }
}
