package io.aftercare.policy.time;

import com.fasterxml.jackson.annotation.JsonValue;
import io.aftercare.policy.Coded;

/** What a period is counted from. */
public enum Moment implements Coded {
    PLACED,
    PAID,
    PROMISED_SHIP,
    SHIPPED,
    PROMISED_DELIVERY,
    RECEIVED,
    LAST_SCAN,
    INVOICED,
    /** When the customer asks. */
    ASKED,
    /** When the goods are back with the seller, which nobody can know beforehand. */
    GOODS_BACK;

    @Override
    @JsonValue
    public String code() {
        return Coded.of(this);
    }
}
