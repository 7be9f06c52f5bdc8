package io.aftercare.policy;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One order as the order contract tells it, with a few facts that a shop may add: what was refunded of a payment, how
 * often an item was repaired, whether it is in stock, what it costs now, what buyer and seller agreed on returning it.
 *
 * <p>Contradictions are refused: an amount that decides over money is never guessed.
 */
@JsonIgnoreProperties("notes")
public record OrderFacts(
        String id,
        String customerId,
        Status status,
        Instant placedAt,
        Instant paidAt,
        Instant promisedShipBy,
        Instant shippedAt,
        Instant promisedDeliveryBy,
        Instant deliveredAt,
        @JsonProperty("currency") String currencyCode,
        Money total,
        Money freight,
        @JsonProperty("items") List<Line> lines,
        List<Payment> payments,
        List<Coupon> coupons,
        Invoice invoice,
        List<Parcel> parcels) {
    public OrderFacts {
        require(id != null && !id.isBlank(), "an order has an id");
        require(status != null, "order " + id + ": status is missing");
        require(placedAt != null, "order " + id + ": placedAt is missing");
        require(lines != null && !lines.isEmpty(), "order " + id + ": an order has items");
        Currency currency = Money.currency(currencyCode);
        freight = freight == null ? Money.zero(currency) : freight;
        lines = perSku(id, lines);
        payments = payments == null ? List.of() : List.copyOf(payments);
        coupons = coupons == null ? List.of() : List.copyOf(coupons);
        parcels = parcels == null ? List.of() : List.copyOf(parcels);
        invoice = invoice == null ? new Invoice(Invoice.Status.NONE, null, null) : invoice;
        require(freight.minor() >= 0, "order " + id + ": freight is negative");
        Money goods = lines.stream().map(Line::price).reduce(Money.zero(currency), Money::plus);
        Money discount = coupons.stream().map(Coupon::amount).reduce(Money.zero(currency), Money::plus);
        require(discount.compareTo(goods) <= 0, "order " + id + ": coupons exceed the price of the goods");
        Money due = goods.plus(freight).minus(discount);
        total = total == null ? due : total;
        require(
                total.equals(due),
                "order %s: total is %s, but goods plus freight less coupons are %s".formatted(id, total, due));
        Money paid = payments.stream().map(Payment::amount).reduce(Money.zero(currency), Money::plus);
        require(
                paidAt == null || paid.equals(total),
                "order %s: payments are %s, but the total is %s".formatted(id, paid, total));
        for (Instant later : new Instant[] {paidAt, shippedAt, deliveredAt}) {
            require(
                    later == null || !later.isBefore(placedAt),
                    "order " + id + ": something happened before it was placed");
        }
        require(
                shippedAt == null || deliveredAt == null || !deliveredAt.isBefore(shippedAt),
                "order " + id + ": delivered before it was shipped");
    }

    public enum Status implements Coded {
        UNPAID,
        UNSHIPPED,
        SHIPPED,
        DELIVERED,
        PARTLY_RETURNED,
        RETURNED,
        CANCELLED,
        /** What a shop tells that is not known here. */
        @JsonEnumDefaultValue
        OTHER;

        @Override
        @JsonValue
        public String code() {
            return Coded.of(this);
        }
    }

    /**
     * @param returnExcluded the buyer confirmed at purchase that this item cannot be returned
     * @param returnPromised the seller promised at purchase that it can, though no law says so
     * @param currentUnitPrice what the shop asks for it at the time of the request, if the price fell
     */
    @JsonIgnoreProperties("name")
    public record Line(
            String sku,
            @JsonProperty("category") ProductClass productClass,
            int quantity,
            Money unitPrice,
            int returnedQuantity,
            int warrantyMonths,
            int repairs,
            Boolean inStock,
            boolean returnExcluded,
            boolean returnPromised,
            Money currentUnitPrice) {
        public Line {
            require(sku != null && !sku.isBlank(), "an item has a sku");
            require(quantity > 0, "item " + sku + ": quantity must be positive");
            require(unitPrice != null && unitPrice.minor() >= 0, "item " + sku + ": unitPrice must not be negative");
            require(
                    returnedQuantity >= 0 && returnedQuantity <= quantity,
                    "item " + sku + ": returnedQuantity must lie between 0 and " + quantity);
            require(warrantyMonths >= 0, "item " + sku + ": warrantyMonths must not be negative");
            require(repairs >= 0, "item " + sku + ": repairs must not be negative");
            require(
                    currentUnitPrice == null || currentUnitPrice.minor() >= 0,
                    "item " + sku + ": currentUnitPrice must not be negative");
            productClass = productClass == null ? ProductClass.OTHER : productClass;
            inStock = inStock == null || inStock;
        }

        Money price() {
            return unitPrice.times(quantity);
        }

        /** The same item bought once more in the same order, on the same terms. */
        private Line and(Line more) {
            Line both = withQuantity(
                    Math.addExact(quantity, more.quantity), Math.addExact(returnedQuantity, more.returnedQuantity));
            require(
                    both.equals(more.withQuantity(both.quantity, both.returnedQuantity)),
                    "item %s stands twice in the order, on different terms: its price, class and promises must be the same"
                            .formatted(sku));
            return both;
        }

        int left() {
            return quantity - returnedQuantity;
        }

        private Line withReturned(int more) {
            return withQuantity(quantity, returnedQuantity + more);
        }

        private Line withQuantity(int quantity, int returnedQuantity) {
            return new Line(
                    sku,
                    productClass,
                    quantity,
                    unitPrice,
                    returnedQuantity,
                    warrantyMonths,
                    repairs,
                    inStock,
                    returnExcluded,
                    returnPromised,
                    currentUnitPrice);
        }
    }

    /** @param refunded what has gone back of it; where the shop does not say, it is worked out from what was returned */
    public record Payment(String method, Money amount, Money refunded) {
        public Payment {
            require(method != null && !method.isBlank(), "a payment has a method");
            require(amount != null && amount.minor() >= 0, "payment by " + method + ": amount must not be negative");
            require(
                    refunded == null || refunded.minor() >= 0 && refunded.compareTo(amount) <= 0,
                    "payment by " + method + ": refunded must lie between 0 and its amount");
        }
    }

    public record Coupon(String code, Money amount) {
        public Coupon {
            require(code != null && !code.isBlank(), "a coupon has a code");
            require(amount != null && amount.minor() >= 0, "coupon " + code + ": amount must not be negative");
        }
    }

    public record Invoice(Status status, String number, Instant issuedAt) {
        public Invoice {
            require(status != null, "an invoice has a status");
        }

        public enum Status implements Coded {
            NONE,
            REQUESTED,
            ISSUED;

            @Override
            @JsonValue
            public String code() {
                return Coded.of(this);
            }
        }
    }

    @JsonIgnoreProperties({"carrier", "trackingNumber"})
    public record Parcel(Status status, List<Scan> scans) {
        public Parcel {
            require(status != null, "a parcel has a status");
            scans = scans == null ? List.of() : List.copyOf(scans);
        }

        public enum Status implements Coded {
            PICKED_UP,
            IN_TRANSIT,
            OUT_FOR_DELIVERY,
            DELIVERED,
            /** What a shop tells that is not known here. */
            @JsonEnumDefaultValue
            OTHER;

            @Override
            @JsonValue
            public String code() {
                return Coded.of(this);
            }
        }

        Optional<Instant> lastScan() {
            return scans.stream().map(Scan::at).filter(Objects::nonNull).max(Instant::compareTo);
        }
    }

    @JsonIgnoreProperties({"place", "description"})
    public record Scan(Instant at) {}

    /** The order when an option that was given has been carried out: its goods are back, its money is refunded. */
    OrderFacts after(Option given) {
        List<Line> after = lines.stream()
                .map(line -> given.lines().stream()
                        .filter(back -> back.sku().equals(line.sku()))
                        .findFirst()
                        .map(back -> line.withReturned(back.quantity()))
                        .orElse(line))
                .toList();
        return new OrderFacts(
                id,
                customerId,
                status,
                placedAt,
                paidAt,
                promisedShipBy,
                shippedAt,
                promisedDeliveryBy,
                deliveredAt,
                currencyCode,
                total,
                freight,
                after,
                new Account(this).after(given.amounts().refund()),
                coupons,
                invoice,
                parcels);
    }

    /** What stands in several lines is one item, of which so many were bought altogether. */
    private static List<Line> perSku(String id, List<Line> lines) {
        Map<String, Line> items = new LinkedHashMap<>();
        lines.forEach(line -> {
            require(line != null, "order " + id + ": an item is null");
            items.merge(line.sku(), line, Line::and);
        });
        return List.copyOf(items.values());
    }

    @JsonIgnore
    Currency currency() {
        return Money.currency(currencyCode);
    }

    Line line(String sku) {
        return lines.stream()
                .filter(line -> line.sku().equals(sku))
                .findFirst()
                .orElseThrow(() -> new FactsRefused("order %s has no item %s".formatted(id, sku)));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new FactsRefused(otherwise);
        }
    }
}
