package io.aftercare.policy;

import com.fasterxml.jackson.annotation.JsonValue;

/** Who pays the way back of the goods; the later is the kinder. */
public enum Payer implements Coded {
    BUYER,
    SELLER;

    @Override
    @JsonValue
    public String code() {
        return Coded.of(this);
    }
}
