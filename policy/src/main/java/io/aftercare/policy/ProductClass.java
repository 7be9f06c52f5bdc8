package io.aftercare.policy;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonValue;

/** The classes of goods that rules tell apart: those of the order contract, and one that a law names. */
public enum ProductClass implements Coded {
    ELECTRONICS,
    APPLIANCE,
    CLOTHING,
    HOME,
    COSMETICS,
    FRESH_FOOD,
    /** Food that keeps: packaged, dried, preserved. */
    FOOD,
    CUSTOM_MADE,
    DIGITAL,
    PERIODICAL,
    /** What a shop calls by a name that is not known here. */
    @JsonEnumDefaultValue
    OTHER;

    @Override
    @JsonValue
    public String code() {
        return Coded.of(this);
    }
}
