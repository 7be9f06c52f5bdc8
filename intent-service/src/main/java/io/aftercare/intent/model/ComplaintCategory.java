package io.aftercare.intent.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a complaint is about. */
public enum ComplaintCategory {
    PRODUCT_QUALITY,
    LOGISTICS,
    SERVICE,
    PRICE_OR_PROMOTION,
    OTHER;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
