package io.aftercare.local.shop;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What the shop can be told to do, and what then happens on its own, hours later. */
enum ActionKind {
    REFUND(new Later(24, "refund_settled", null)),
    /** Money on top of any refund. */
    COMPENSATION(new Later(24, "compensation_settled", null)),
    /** A courier fetches the goods. */
    PICKUP(scan(4, "picked_up"), scan(20, "in_transit"), delivered(44)),
    /** The customer prints it, and hands the parcel in. */
    LABEL(scan(16, "picked_up"), scan(30, "in_transit"), delivered(56)),
    /** A courier brings the new goods and takes the old ones along: what is scanned is the old ones' way back. */
    SWAP(scan(24, "picked_up"), scan(36, "in_transit"), delivered(60)),
    RESEND(scan(6, "picked_up"), scan(24, "in_transit"), scan(46, "out_for_delivery"), delivered(50)),
    INVOICE,
    /** Another action is not to be. */
    CALL_OFF;

    private final List<Later> later;

    ActionKind(Later... later) {
        this.later = List.of(later);
    }

    /** {@code parcel}: its status after a scan, else null. */
    record Later(int hours, String type, String parcel) {
        Duration delay() {
            return Duration.ofHours(hours);
        }
    }

    List<Later> later() {
        return later;
    }

    boolean movesParcel() {
        return later.stream().anyMatch(it -> it.parcel() != null);
    }

    @JsonValue
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static Later scan(int hours, String parcel) {
        return new Later(hours, "parcel_scanned", parcel);
    }

    private static Later delivered(int hours) {
        return scan(hours, "delivered");
    }
}
