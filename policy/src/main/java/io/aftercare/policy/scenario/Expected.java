package io.aftercare.policy.scenario;

import io.aftercare.policy.Evidence;
import io.aftercare.policy.Payer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a scenario expects of an option; what is null is not looked at.
 *
 * @param allowed the clause that gives it
 * @param refused the clause that stands in the way, or no-ground where no clause speaks of the case
 * @param absent true: it is not even mentioned
 * @param despite an exception that speaks of the case but does not bar it
 * @param outboundFreight the part of the refund that is freight to the buyer
 * @param deducted what goods have lost of their price, all together
 * @param until the last day of the right; the deadline is that midnight
 * @param untilAt the first moment that is too late
 * @param asks all the evidence that is still to be asked for
 * @param payments the refund by method
 * @param coupons the codes that come back
 * @param lines how many of which item
 * @param instead the counterfactual: fact and value
 */
public record Expected(
        String allowed,
        String refused,
        Boolean absent,
        String despite,
        String refund,
        String outboundFreight,
        String compensation,
        String deducted,
        Payer returnFreight,
        LocalDate until,
        Instant untilAt,
        Map<String, LocalDate> due,
        List<Evidence> asks,
        Map<String, String> payments,
        List<String> coupons,
        Map<String, Integer> lines,
        Integer rank,
        Map<String, String> instead) {
    static final String NO_GROUND = "no-ground";

    public Expected {
        long said = Stream.of(allowed, refused, absent).filter(it -> it != null).count();
        if (said != 1) {
            throw new IllegalArgumentException("say exactly one of allowed, refused or absent");
        }
    }

    public String clause() {
        return allowed == null ? refused : allowed;
    }
}
