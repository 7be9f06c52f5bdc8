package io.aftercare.local.shop;

import io.aftercare.local.shop.Journey.Carrier;
import io.aftercare.local.shop.Journey.City;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Tells one order step by step, in days before today, and works out its sums and the parcel's scans. */
final class OrderStory {
    private static final City[] CITIES = City.values();
    private static final Carrier[] CARRIERS = Carrier.values();

    private final Calendar calendar;
    private final String id;
    private final String customerId;
    private final List<Order.Item> items;
    private final List<Order.Payment> extraPayments = new ArrayList<>();
    private final List<Order.Coupon> coupons = new ArrayList<>();
    private final List<Order.Parcel> parcels = new ArrayList<>();
    private Order.Status status = Order.Status.UNPAID;
    private Money freight = Money.NONE;
    private String method = "wechat_pay";
    private Instant placedAt;
    private Instant paidAt;
    private Instant promisedShipBy;
    private Instant shippedAt;
    private Instant promisedDeliveryBy;
    private Instant deliveredAt;
    private Order.Invoice invoice = Order.Invoice.NONE;
    private String notes;

    OrderStory(Calendar calendar, String id, String customerId, Order.Item... items) {
        this.calendar = calendar;
        this.id = id;
        this.customerId = customerId;
        this.items = List.of(items);
    }

    OrderStory placed(int daysAgo) {
        placedAt = calendar.ago(daysAgo, 9, 12);
        return this;
    }

    OrderStory freight(String yuan) {
        freight = Money.yuan(yuan);
        return this;
    }

    OrderStory coupon(String code, String yuan) {
        coupons.add(new Order.Coupon(code, Money.yuan(yuan)));
        return this;
    }

    /** A part of the total that was not paid by the main method. */
    OrderStory partlyBy(String method, String yuan) {
        extraPayments.add(new Order.Payment(method, Money.yuan(yuan)));
        return this;
    }

    /** Paid some minutes after it was placed, the rest of the total by {@code method}. */
    OrderStory paid(String method) {
        this.method = method;
        paidAt = calendar.happened(placedAt.plus(Duration.ofMinutes(3)));
        status = Order.Status.UNSHIPPED;
        return this;
    }

    OrderStory promisedToShip(int daysFromToday) {
        promisedShipBy = calendar.due(daysFromToday);
        return this;
    }

    /** Handed to a carrier, which has scanned the parcel {@code scans} times since and promised it for a day. */
    OrderStory shipped(int daysAgo, int scans, int promisedInDays) {
        shippedAt = calendar.ago(daysAgo, 16, 20);
        promisedShipBy = calendar.due(1 - daysAgo);
        promisedDeliveryBy = calendar.due(promisedInDays);
        status = Order.Status.SHIPPED;
        parcels.add(journey().after(scans, shippedAt, shippedAt.plus(Duration.ofHours(68)), calendar));
        return this;
    }

    OrderStory delivered(int daysAgo) {
        deliveredAt = calendar.ago(daysAgo, 8, 35);
        shippedAt = calendar.ago(daysAgo + 3, 16, 20);
        promisedShipBy = calendar.due(-daysAgo - 2);
        promisedDeliveryBy = calendar.due(-daysAgo);
        status = Order.Status.DELIVERED;
        parcels.add(journey().after(Journey.SCANS, shippedAt, deliveredAt, calendar));
        return this;
    }

    /** Delivered without a parcel, as a download or a licence. */
    OrderStory deliveredOnline(int daysAgo) {
        deliveredAt = calendar.ago(daysAgo, 9, 20);
        status = Order.Status.DELIVERED;
        return this;
    }

    OrderStory now(Order.Status status) {
        this.status = status;
        return this;
    }

    OrderStory invoiceRequested() {
        invoice = Order.Invoice.REQUESTED;
        return this;
    }

    OrderStory invoiceIssued(int daysAgo) {
        invoice = new Order.Invoice(
                "issued", "2344" + "%08d".formatted(seed() * 7919 % 100_000_000), calendar.ago(daysAgo, 9, 5));
        return this;
    }

    OrderStory notes(String notes) {
        this.notes = notes;
        return this;
    }

    Order told() {
        Money goods = items.stream().map(Order.Item::price).reduce(Money.NONE, Money::plus);
        Money total = coupons.stream().map(Order.Coupon::amount).reduce(goods.plus(freight), Money::minus);
        return new Order(
                id,
                customerId,
                status,
                placedAt,
                paidAt,
                promisedShipBy,
                shippedAt,
                promisedDeliveryBy,
                deliveredAt,
                "CNY",
                total,
                freight,
                items.stream().map(this::batched).toList(),
                payments(total),
                List.copyOf(coupons),
                invoice,
                List.copyOf(parcels),
                travels() ? from().warehouse() : null,
                travels() ? to().region : null,
                notes);
    }

    /** A download comes from no warehouse. */
    private boolean travels() {
        return !items.stream().allMatch(item -> item.category().equals("digital"));
    }

    /** Three batches of an item are on sale at a time; what is made to order, or not made at all, is of none. */
    private Order.Item batched(Order.Item item) {
        boolean made = !item.category().equals("digital") && !item.category().equals("custom_made");
        return made ? item.ofBatch(item.sku() + "-B" + (seed() % 3 + 1)) : item;
    }

    private List<Order.Payment> payments(Money total) {
        if (paidAt == null) {
            return List.of();
        }
        Money rest = extraPayments.stream().map(Order.Payment::amount).reduce(total, Money::minus);
        List<Order.Payment> payments = new ArrayList<>();
        payments.add(new Order.Payment(method, rest));
        payments.addAll(extraPayments);
        return List.copyOf(payments);
    }

    private Journey journey() {
        int seed = seed();
        Carrier carrier = CARRIERS[seed % CARRIERS.length];
        String tracking = carrier.prefix + "%012d".formatted(seed * 1_000_003L % 1_000_000_000_000L);
        return new Journey(carrier, tracking, from(), CITIES[(seed + 2) % CITIES.length], to());
    }

    private City from() {
        return CITIES[seed() % CITIES.length];
    }

    private City to() {
        return CITIES[(seed() + 5) % CITIES.length];
    }

    /** The same order has the same carrier, cities and numbers on every day. */
    private int seed() {
        return Integer.parseInt(id.substring(1));
    }
}
