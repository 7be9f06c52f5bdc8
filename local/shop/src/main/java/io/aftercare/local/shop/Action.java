package io.aftercare.local.shop;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Locale;

/** Something that the shop has taken on; what its kind has no use for is left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Action(
        String key,
        ActionKind kind,
        String reference,
        Instant acceptedAt,
        String trackingNumber,
        String labelUrl,
        String invoiceNumber,
        @JsonIgnore ActionOrder order) {
    static Action accepted(String key, ActionOrder order, int number, Instant now) {
        ActionKind kind = order.kind();
        String tracking = kind.movesParcel() ? "SF7%011d".formatted(number) : null;
        return new Action(
                key,
                kind,
                kind.code().substring(0, 2).toUpperCase(Locale.ROOT) + "-%06d".formatted(number),
                now,
                tracking,
                kind == ActionKind.LABEL ? "https://labels.example/" + tracking : null,
                kind == ActionKind.INVOICE ? "2399%08d".formatted(number) : null,
                order);
    }
}
