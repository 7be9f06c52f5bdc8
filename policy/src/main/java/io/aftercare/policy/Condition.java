package io.aftercare.policy;

import com.fasterxml.jackson.annotation.JsonValue;

/** What has become of the goods in the customer's hands, mildest first. Where it is not known, rules take the goods to be intact. */
public enum Condition implements Coded {
    UNKNOWN,
    UNOPENED,
    OPENED,
    /** Bound to an account or switched on for the first time. */
    ACTIVATED,
    INSTALLED,
    USED,
    WORN,
    DAMAGED_BY_CUSTOMER;

    @Override
    @JsonValue
    public String code() {
        return Coded.of(this);
    }
}
