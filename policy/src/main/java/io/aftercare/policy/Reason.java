package io.aftercare.policy;

import com.fasterxml.jackson.annotation.JsonValue;

/** Why a customer asks. */
public enum Reason implements Coded {
    NO_REASON,
    NOT_AS_DESCRIBED,
    DEFECT,
    WRONG_ITEM,
    MISSING_ITEM,
    DAMAGED_IN_TRANSIT,
    LOST,
    LATE,
    PRICE_DROP,
    FRAUD,
    INVOICE_NEEDED;

    @Override
    @JsonValue
    public String code() {
        return Coded.of(this);
    }
}
