package io.aftercare.reply.turn;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The customer's order as the merchant's system tells it; the merchant's free-text notes are left out on purpose. */
public record OrderFacts(
        String id,
        String status,
        Instant placedAt,
        Instant paidAt,
        Instant promisedShipBy,
        Instant shippedAt,
        Instant promisedDeliveryBy,
        Instant deliveredAt,
        Money total,
        List<Item> items,
        List<Payment> payments,
        Invoice invoice,
        List<Parcel> parcels) {

    public record Money(BigDecimal amount, String currency) {}

    public record Payment(String method, Money amount) {}

    public record Item(String sku, Map<String, String> name, int quantity, int returnedQuantity) {}

    public record Invoice(String status, String number, Instant issuedAt) {}

    public record Parcel(String carrier, String trackingNumber, String status, List<Scan> scans) {
        public Parcel {
            scans = Present.only(scans);
        }

        public Optional<Scan> lastScan() {
            return scans.isEmpty() ? Optional.empty() : Optional.of(scans.getLast());
        }
    }

    /** One line of the parcel's way; {@code place} and {@code description} by language code. */
    public record Scan(Instant at, Map<String, String> place, Map<String, String> description) {}

    public OrderFacts {
        items = Present.only(items);
        payments = Present.only(payments);
        parcels = Present.only(parcels);
    }

    /** How many items were bought, all lines together. */
    public int boughtItems() {
        return items.stream().mapToInt(Item::quantity).sum();
    }

    public int returnedItems() {
        return items.stream().mapToInt(Item::returnedQuantity).sum();
    }
}
