package io.aftercare.local.shop;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The shop's orders, newest first, as they stand on the clock's day; a new day tells the same stories afresh. */
final class OrderBook {
    private final Clock clock;
    private final Map<String, Customer> customers = DemoCustomers.all();
    private Calendar calendar;
    private Map<String, Order> orders;

    OrderBook(Clock clock) {
        this.clock = clock;
    }

    List<Order> all() {
        return today().values().stream()
                .sorted(Comparator.comparing(Order::placedAt).reversed().thenComparing(Order::id))
                .toList();
    }

    Optional<Order> order(String id) {
        return Optional.ofNullable(today().get(id));
    }

    Optional<Customer> customer(String id) {
        return Optional.ofNullable(customers.get(id));
    }

    /** A page of one customer's orders. */
    OrderPage page(String customerId, Optional<Order.Status> status, int limit, Optional<String> afterId) {
        List<Order> matching = all().stream()
                .filter(order -> order.customerId().equals(customerId))
                .filter(order -> status.isEmpty() || order.status() == status.get())
                .toList();
        return OrderPage.of(matching, limit, afterId);
    }

    private synchronized Map<String, Order> today() {
        Instant now = clock.instant();
        if (calendar == null || !calendar.today().equals(new Calendar(now).today())) {
            calendar = new Calendar(now);
            orders = Stream.of(new FixedOrders(calendar).all(), new GeneratedOrders(calendar).all())
                    .flatMap(List::stream)
                    .collect(Collectors.toUnmodifiableMap(Order::id, Function.identity()));
        }
        return orders;
    }
}
