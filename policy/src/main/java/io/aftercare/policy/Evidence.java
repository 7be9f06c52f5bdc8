package io.aftercare.policy;

import com.fasterxml.jackson.annotation.JsonValue;

/** What can be asked for as proof. */
public enum Evidence implements Coded {
    PHOTO,
    VIDEO,
    UNBOXING_VIDEO,
    INSPECTION_REPORT,
    CARRIER_STATEMENT,
    REPAIR_RECORD,
    PROOF_OF_DECEPTION,
    PRICE_SCREENSHOT,
    /** What an authority of the market has found of goods. */
    AUTHORITY_FINDING;

    @Override
    @JsonValue
    public String code() {
        return Coded.of(this);
    }
}
