package io.aftercare.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a case is about: 退货, 换货, 仅退款, 维修, 补发, 价保, 发票, 物流, 投诉, 咨询. */
public enum CaseKind {
    @JsonProperty("return")
    RETURN,
    @JsonProperty("exchange")
    EXCHANGE,
    @JsonProperty("refund_only")
    REFUND_ONLY,
    @JsonProperty("repair")
    REPAIR,
    @JsonProperty("resend")
    RESEND,
    @JsonProperty("price_protection")
    PRICE_PROTECTION,
    @JsonProperty("invoice")
    INVOICE,
    @JsonProperty("logistics")
    LOGISTICS,
    @JsonProperty("complaint")
    COMPLAINT,
    @JsonProperty("inquiry")
    INQUIRY;

    /** The name on the wire and in the database. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty for a code that is none, such as one of a newer version; null, too. */
    public static Optional<CaseKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
