package io.aftercare.policy.pack;

import com.fasterxml.jackson.annotation.JsonValue;
import io.aftercare.policy.Coded;
import io.aftercare.policy.Grade;
import io.aftercare.policy.Payer;
import io.aftercare.policy.time.Deadline;
import io.aftercare.policy.time.Period;
import java.util.Map;

/**
 * On which terms a clause gives an option.
 *
 * @param returnFreight null where nothing goes back
 * @param couponsBack coupons come back, as coupons, with the last item of the order
 * @param compensation null for none
 * @param depreciation what goods that come back without a reason lose of their price, in percent, by their grade
 * @param duties what has to be done afterwards, and within what time
 */
public record Terms(
        Basis refund,
        Outbound outboundFreight,
        Payer returnFreight,
        boolean couponsBack,
        Compensation compensation,
        Map<Grade, Integer> depreciation,
        Map<Deadline.Act, Period> duties) {
    /** What is refunded; the later is the kinder. */
    public enum Basis implements Coded {
        NOTHING,
        PRICE_DROP,
        PRICE;

        @Override
        @JsonValue
        public String code() {
            return Coded.of(this);
        }
    }

    /** Whether the freight to the buyer is refunded; the later is the kinder. */
    public enum Outbound implements Coded {
        KEPT,
        WITH_LAST_ITEM,
        SHARE;

        @Override
        @JsonValue
        public String code() {
            return Coded.of(this);
        }
    }
}
