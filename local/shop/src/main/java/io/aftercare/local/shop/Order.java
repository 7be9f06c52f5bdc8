package io.aftercare.local.shop;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One order as {@code order-directory.openapi.yaml} describes it. A moment that has not come is null, and left out of
 * the JSON.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Order(
        String id,
        String customerId,
        Status status,
        Instant placedAt,
        Instant paidAt,
        Instant promisedShipBy,
        Instant shippedAt,
        Instant promisedDeliveryBy,
        Instant deliveredAt,
        String currency,
        Money total,
        Money freight,
        List<Item> items,
        List<Payment> payments,
        List<Coupon> coupons,
        Invoice invoice,
        List<Parcel> parcels,
        String warehouse,
        String region,
        String notes) {

    public Order {
        Money goods = items.stream().map(Item::price).reduce(Money.NONE, Money::plus);
        Money discount = coupons.stream().map(Coupon::amount).reduce(Money.NONE, Money::plus);
        if (!total.equals(goods.plus(freight).minus(discount))) {
            throw new IllegalArgumentException("order " + id + ": total must be goods plus freight less coupons");
        }
        Money paid = payments.stream().map(Payment::amount).reduce(Money.NONE, Money::plus);
        if (paidAt != null && !paid.equals(total)) {
            throw new IllegalArgumentException("order " + id + ": the payments must add up to the total");
        }
    }

    public enum Status {
        UNPAID,
        UNSHIPPED,
        SHIPPED,
        DELIVERED,
        PARTLY_RETURNED,
        RETURNED,
        CANCELLED;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Status> of(String code) {
            return Arrays.stream(values())
                    .filter(status -> status.code().equals(code))
                    .findFirst();
        }
    }

    /** {@code batch}: of which production it is; null for what is not made in batches. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(
            String sku,
            Text name,
            String category,
            int quantity,
            Money unitPrice,
            int returnedQuantity,
            int warrantyMonths,
            String batch) {
        Item ofBatch(String batch) {
            return new Item(sku, name, category, quantity, unitPrice, returnedQuantity, warrantyMonths, batch);
        }

        Money price() {
            return unitPrice.times(quantity);
        }
    }

    public record Payment(String method, Money amount) {}

    public record Coupon(String code, Money amount) {}

    /** {@code status}: none, requested or issued; number and date only when issued. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Invoice(String status, String number, Instant issuedAt) {
        static final Invoice NONE = new Invoice("none", null, null);
        static final Invoice REQUESTED = new Invoice("requested", null, null);
    }

    /** {@code scans}: oldest first. */
    public record Parcel(String carrier, String carrierCode, String trackingNumber, String status, List<Scan> scans) {}

    public record Scan(Instant at, Text place, Text description) {}
}
