package io.aftercare.ticket.cases;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftercare.events.Money;
import io.aftercare.events.Segments;
import io.aftercare.ticket.Access;
import io.aftercare.ticket.Inputs;
import io.aftercare.ticket.orders.Order;
import io.aftercare.ticket.orders.OrderAnswer;
import io.aftercare.ticket.orders.OrderDirectory;
import io.aftercare.web.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Looks up in the shop what somebody says they bought. */
@ApplicationScoped
public class OrderLines {
    private static final int MOST = 50;
    private static final int MOST_OF_ONE = 1_000_000;

    private final OrderDirectory directory;

    OrderLines(OrderDirectory directory) {
        this.directory = directory;
    }

    /** So many of an item of an order. */
    public record Named(String orderId, String sku, int quantity) {
        public Named {
            orderId = Inputs.orderId(Inputs.required("orderId", orderId, 64));
            sku = Inputs.required("sku", sku, 64);
            if (quantity < 1 || quantity > MOST_OF_ONE) {
                throw Problems.invalid("quantity-invalid", "quantity must be a number from 1 to " + MOST_OF_ONE + ".");
            }
        }
    }

    /** What the shop knows of goods that were named, and what tells their segments. */
    public record Found(Goods goods, Segments segments) {
        public static final Found NOTHING = new Found(Goods.NONE, Segments.UNKNOWN);
    }

    public static List<Named> required(List<Named> lines) {
        if (lines == null
                || lines.isEmpty()
                || lines.size() > MOST
                || lines.stream().anyMatch(Objects::isNull)) {
            throw Problems.invalid("lines-invalid", "lines names 1 to " + MOST + " items, each with its orderId.");
        }
        if (lines.stream().map(it -> it.orderId() + " " + it.sku()).distinct().count() < lines.size()) {
            throw Problems.invalid("lines-invalid", "lines names an item of an order twice: add up the quantities.");
        }
        return List.copyOf(lines);
    }

    /** Every item with its price; one that the shop does not know as the customer's is refused by name. */
    public Uni<Found> priced(Access who, String customerId, List<Named> named) {
        return orders(who, customerId, named).map(orders -> {
            named.forEach(line -> requireKnown(line, orders.get(line.orderId())));
            return found(named, orders);
        });
    }

    /** As {@link #priced}, but what the shop does not know is kept as it was named: somebody will find out what is meant. */
    public Uni<Found> recognised(Access who, String customerId, List<Named> named) {
        return orders(who, customerId, named).map(orders -> found(named, orders));
    }

    /** All orders are asked for at the same time; empty is one that the customer does not have. */
    private Uni<Map<String, Optional<Order>>> orders(Access who, String customerId, List<Named> named) {
        List<String> ids =
                required(named).stream().map(Named::orderId).distinct().toList();
        List<Uni<Optional<Order>>> asked =
                ids.stream().map(id -> order(who, customerId, id)).toList();
        return Uni.join().all(asked).andFailFast().map(orders -> {
            Map<String, Optional<Order>> byId = new LinkedHashMap<>();
            ids.forEach(id -> byId.put(id, orders.get(byId.size())));
            return byId;
        });
    }

    private Uni<Optional<Order>> order(Access who, String customerId, String id) {
        return directory.order(who.tenant(), id).map(answer -> switch (answer.seenBy(customerId)) {
            case OrderAnswer.Known(var order) when order.id().equals(id) -> Optional.of(order);
            case OrderAnswer.Known(var other) -> throw nonsense(id);
            case OrderAnswer.NotFound() -> Optional.empty();
            case OrderAnswer.Unavailable() ->
                throw Problems.unavailable(
                        "shop-unavailable",
                        "The shop does not answer at the moment; try again.",
                        Duration.ofSeconds(5));
        });
    }

    private static Found found(List<Named> named, Map<String, Optional<Order>> orders) {
        Goods goods = goods(named, orders);
        List<String> skus =
                goods.lines().stream().map(Goods.Line::sku).distinct().toList();
        Segments segments = goods.lines().stream()
                .findFirst()
                .flatMap(line -> orders.get(line.orderId()))
                .map(order -> OrderSegments.of(order.facts(), skus))
                .orElse(Segments.UNKNOWN);
        return new Found(goods, segments);
    }

    private static Goods goods(List<Named> named, Map<String, Optional<Order>> orders) {
        List<Goods.Line> lines = new ArrayList<>();
        List<Named> unknown = new ArrayList<>();
        named.forEach(line -> orders.get(line.orderId())
                .flatMap(order -> item(line, order).map(item -> line(line, order, item)))
                .ifPresentOrElse(lines::add, () -> unknown.add(line)));
        return new Goods(
                lines,
                orders.values().stream()
                        .flatMap(Optional::stream)
                        .map(order -> new Goods.PaidOrder(
                                order.id(), money(order, order.facts().path("total"))))
                        .toList(),
                List.of(),
                unknown);
    }

    private static void requireKnown(Named named, Optional<Order> found) {
        Order order = found.orElseThrow(
                () -> Problems.conflict("order-not-found", "The customer has no order " + named.orderId() + "."));
        if (item(named, order).isEmpty()) {
            throw Problems.conflict(
                    "item-not-in-order",
                    "Order " + order.id() + " has no item " + named.sku() + "; it has "
                            + order.facts()
                                    .path("items")
                                    .valueStream()
                                    .map(it -> it.path("sku").asText())
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
    }

    private static Optional<JsonNode> item(Named named, Order order) {
        return order.facts()
                .path("items")
                .valueStream()
                .filter(it -> it.path("sku").asText().equals(named.sku()))
                .findFirst();
    }

    private static Goods.Line line(Named named, Order order, JsonNode item) {
        int left = item.path("quantity").asInt() - item.path("returnedQuantity").asInt();
        if (named.quantity() > left) {
            throw Problems.conflict(
                    "quantity-not-in-order",
                    "Order " + order.id() + " has " + left + " of " + named.sku() + " that did not come back, not "
                            + named.quantity() + ".");
        }
        return new Goods.Line(order.id(), named.sku(), named.quantity(), money(order, item.path("unitPrice")));
    }

    private static Money money(Order order, JsonNode money) {
        try {
            return new Money(
                    new BigDecimal(money.path("amount").asText()),
                    money.path("currency").asText());
        } catch (IllegalArgumentException e) {
            throw nonsense(order.id());
        }
    }

    private static HttpProblem nonsense(String orderId) {
        return Problems.unavailable(
                "shop-makes-no-sense",
                "What the shop says of order " + orderId + " cannot be read; try again later.",
                Duration.ofMinutes(1));
    }
}
