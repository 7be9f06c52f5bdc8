package io.aftercare.ticket.cases;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftercare.events.Money;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Looks up in the shop what somebody says they bought; what they did not is refused by name. */
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

    /** All orders are asked for at the same time. */
    public Uni<Goods> priced(Access who, String customerId, List<Named> named) {
        List<Uni<Order>> orders = required(named).stream()
                .map(Named::orderId)
                .distinct()
                .map(id -> order(who, customerId, id))
                .toList();
        return Uni.join().all(orders).andFailFast().map(all -> goods(named, all));
    }

    private Uni<Order> order(Access who, String customerId, String id) {
        return directory.order(who.tenant(), id).map(answer -> switch (answer.seenBy(customerId)) {
            case OrderAnswer.Known(var order) -> order;
            case OrderAnswer.NotFound() ->
                throw Problems.conflict("order-not-found", "The customer has no order " + id + ".");
            case OrderAnswer.Unavailable() ->
                throw Problems.unavailable(
                        "shop-unavailable",
                        "The shop does not answer at the moment; try again.",
                        Duration.ofSeconds(5));
        });
    }

    private static Goods goods(List<Named> named, List<Order> orders) {
        Map<String, Order> byId = orders.stream().collect(Collectors.toMap(Order::id, Function.identity()));
        return new Goods(
                named.stream().map(line -> line(line, byId.get(line.orderId()))).toList(),
                orders.stream()
                        .map(order -> new Goods.PaidOrder(
                                order.id(), money(order, order.facts().path("total"))))
                        .toList(),
                List.of());
    }

    private static Goods.Line line(Named named, Order order) {
        if (order == null) {
            throw nonsense(named.orderId());
        }
        List<JsonNode> items = order.facts().path("items").valueStream().toList();
        JsonNode item = items.stream()
                .filter(it -> it.path("sku").asText().equals(named.sku()))
                .findFirst()
                .orElseThrow(() -> Problems.conflict(
                        "item-not-in-order",
                        "Order " + order.id() + " has no item " + named.sku() + "; it has "
                                + items.stream()
                                        .map(it -> it.path("sku").asText())
                                        .collect(Collectors.joining(", "))
                                + "."));
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
