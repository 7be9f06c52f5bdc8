package io.aftercare.ticket.orders;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What a shop can be told to do. */
public enum ActionKind {
    @JsonProperty("refund")
    REFUND,
    @JsonProperty("pickup")
    PICKUP,
    @JsonProperty("label")
    LABEL,
    @JsonProperty("swap")
    SWAP,
    @JsonProperty("resend")
    RESEND,
    @JsonProperty("invoice")
    INVOICE,
    /** Money on top of any refund, by a clause: interest, a penalty, a sum for keeping the goods. */
    @JsonProperty("compensation")
    COMPENSATION,
    /** An earlier action is not to be, if its parcel has not been picked up. */
    @JsonProperty("call_off")
    CALL_OFF;

    /** Goods move, and the way can be called off before they do. */
    public boolean movesGoods() {
        return this == PICKUP || this == LABEL || this == SWAP || this == RESEND;
    }

    /** With the shop's acceptance nothing more is to come. */
    public boolean endsAccepted() {
        return this == INVOICE || this == CALL_OFF;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
