package io.aftercare.policy;

import com.fasterxml.jackson.annotation.JsonValue;

/** Whether an option is given. */
public enum Outcome implements Coded {
    ALLOWED,
    REFUSED;

    @Override
    @JsonValue
    public String code() {
        return Coded.of(this);
    }
}
