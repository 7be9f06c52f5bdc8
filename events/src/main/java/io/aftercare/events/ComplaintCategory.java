package io.aftercare.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What a complaint is about: 商品质量, 物流, 服务, 价格活动, other. */
public enum ComplaintCategory {
    @JsonProperty("product_quality")
    PRODUCT_QUALITY,
    @JsonProperty("logistics")
    LOGISTICS,
    @JsonProperty("service")
    SERVICE,
    @JsonProperty("price_or_promotion")
    PRICE_OR_PROMOTION,
    @JsonProperty("other")
    OTHER;

    /** The name on the wire and in the database. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
