package io.aftercare.intent.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a piece of a message stands for. */
public enum EntityType {
    ORDER,
    PHONE,
    AMOUNT,
    DATE,
    TRACKING,
    PRODUCT,
    COURIER,
    ADDRESS,
    QUANTITY;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
