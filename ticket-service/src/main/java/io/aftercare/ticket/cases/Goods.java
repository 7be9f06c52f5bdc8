package io.aftercare.ticket.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.aftercare.events.Money;
import io.aftercare.web.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which goods of which orders a case is about, what was paid for those orders, and what an inspection found.
 *
 * @param unknown what the customer named and the shop does not know as theirs
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Goods(
        List<Line> lines, List<PaidOrder> orders, List<Inspection> inspections, List<OrderLines.Named> unknown) {
    public static final Goods NONE = new Goods(null, null, null);

    private static final String AS_NEW = "a";

    public Goods {
        lines = lines == null ? List.of() : List.copyOf(lines);
        orders = orders == null ? List.of() : List.copyOf(orders);
        inspections = inspections == null ? List.of() : List.copyOf(inspections);
        unknown = unknown == null ? List.of() : List.copyOf(unknown);
    }

    Goods(List<Line> lines, List<PaidOrder> orders, List<Inspection> inspections) {
        this(lines, orders, inspections, null);
    }

    /** So many of an item of an order; the price is the shop's. */
    public record Line(String orderId, String sku, int quantity, Money unitPrice) {
        boolean sameItem(Line other) {
            return orderId.equals(other.orderId) && sku.equals(other.sku);
        }

        Money price() {
            return unitPrice.times(quantity);
        }

        private Line with(int quantity) {
            return new Line(orderId, sku, quantity, unitPrice);
        }
    }

    /**
     * An order as the shop told it when its goods were named.
     *
     * @param paid for all of it
     * @param refunded what had gone back of that; null where the shop did not say
     * @param freight to the buyer, which {@code paid} contains; null where it is not known
     * @param bought by sku, how many of the named goods were bought; without an entry it is not known
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record PaidOrder(String orderId, Money paid, Money refunded, Money freight, Map<String, Integer> bought) {
        public PaidOrder {
            bought = bought == null ? Map.of() : Map.copyOf(bought);
        }

        /** The same order, told when other goods of it were named. */
        private PaidOrder and(PaidOrder other) {
            Map<String, Integer> all = new HashMap<>(bought);
            all.putAll(other.bought);
            boolean more = refunded == null || other.refunded != null && other.refunded.exceeds(refunded);
            return new PaidOrder(
                    orderId, paid, more ? other.refunded : refunded, freight == null ? other.freight : freight, all);
        }
    }

    /**
     * {@code grade}: a as new, b used, c damaged, d worthless. {@code fault}: whether a fault was found, null where nobody
     * said.
     */
    public record Inspection(String sku, int quantity, int damagedQuantity, String grade, Boolean fault) {
        /** How many of it are as the grade says; the others are as new. */
        private int affected() {
            return damagedQuantity == 0 ? quantity : damagedQuantity;
        }
    }

    /** So many of an item of an order that were found alike; {@code fault} is null where nobody said. */
    record Unit(String orderId, String sku, int quantity, String grade, Boolean fault) {}

    /**
     * The goods as the latest inspections found them; what nobody looked at counts as new.
     *
     * @param order of which goods are that nobody has named
     */
    List<Unit> units(String order) {
        Deque<Unit> found = new ArrayDeque<>();
        inspections.forEach(it -> {
            found.push(new Unit(null, it.sku(), it.affected(), it.grade(), it.fault()));
            found.push(new Unit(null, it.sku(), it.quantity() - it.affected(), AS_NEW, it.fault()));
        });
        List<Unit> units = new ArrayList<>();
        for (Line line : lines.isEmpty() ? inspected(order) : lines) {
            int left = line.quantity();
            for (Unit unit : List.copyOf(found)) {
                int some = unit.sku().equals(line.sku()) ? Math.min(left, unit.quantity()) : 0;
                if (some > 0) {
                    units.add(new Unit(line.orderId(), unit.sku(), some, unit.grade(), unit.fault()));
                    found.remove(unit);
                    if (unit.quantity() > some) {
                        found.push(new Unit(null, unit.sku(), unit.quantity() - some, unit.grade(), unit.fault()));
                    }
                    left -= some;
                }
            }
            if (left > 0) {
                units.add(new Unit(line.orderId(), line.sku(), left, AS_NEW, null));
            }
        }
        return units;
    }

    private List<Line> inspected(String order) {
        return order == null
                ? List.of()
                : inspections.stream()
                        .map(it -> new Line(order, it.sku(), it.quantity(), null))
                        .toList();
    }

    /** In place of what was named before, known or not. */
    Goods withLines(List<Line> lines, List<PaidOrder> orders) {
        return new Goods(lines, orders, inspections);
    }

    Goods withInspections(List<Inspection> found) {
        found.forEach(this::requireExpected);
        return new Goods(
                lines,
                orders,
                Stream.concat(inspections.stream(), found.stream()).toList(),
                unknown);
    }

    /** These and those, the same item added up: to no more than was bought, as two cases may speak of the same piece. */
    Goods joinedBy(Goods others) {
        Map<String, PaidOrder> paid = new LinkedHashMap<>();
        Stream.concat(orders.stream(), others.orders.stream())
                .forEach(order -> paid.merge(order.orderId(), order, PaidOrder::and));
        List<Line> all = new ArrayList<>(lines);
        for (Line line : others.lines) {
            Optional<Line> same = all.stream().filter(line::sameItem).findFirst();
            same.ifPresent(all::remove);
            all.add(same.map(it -> it.with(Math.min(
                            it.quantity() + line.quantity(),
                            bought(paid.get(line.orderId()), line.sku()).orElse(Integer.MAX_VALUE))))
                    .orElse(line));
        }
        List<OrderLines.Named> strange = Stream.concat(unknown.stream(), others.unknown.stream())
                .distinct()
                .toList();
        return new Goods(all, List.copyOf(paid.values()), inspections, strange);
    }

    private static Optional<Integer> bought(PaidOrder order, String sku) {
        return Optional.ofNullable(order).map(it -> it.bought().get(sku));
    }

    /** What is left when some go to another case. */
    Goods without(List<Line> going) {
        List<Line> left = new ArrayList<>(lines);
        for (Line line : going) {
            Line here = left.stream()
                    .filter(line::sameItem)
                    .filter(it -> it.quantity() >= line.quantity())
                    .findFirst()
                    .orElseThrow(() -> lacks(line));
            left.remove(here);
            if (here.quantity() > line.quantity()) {
                left.add(here.with(here.quantity() - line.quantity()));
            }
        }
        return new Goods(left, orders, inspections, unknown);
    }

    /** The lines of the case that another list names, with their price; what it has not is refused by name. */
    List<Line> priced(List<Line> named) {
        return named.stream()
                .map(line -> lines.stream()
                        .filter(line::sameItem)
                        .findFirst()
                        .map(here -> here.with(line.quantity()))
                        .orElseThrow(() -> lacks(line)))
                .toList();
    }

    /** The orders of which the case has goods; where none are named, all that it is about. */
    List<PaidOrder> paidOrders() {
        return lines.isEmpty()
                ? orders
                : orders.stream()
                        .filter(order ->
                                lines.stream().anyMatch(line -> line.orderId().equals(order.orderId())))
                        .toList();
    }

    private static HttpProblem lacks(Line line) {
        return Problems.conflict(
                "item-not-in-case",
                "The case has no " + line.quantity() + " of " + line.sku() + " of order " + line.orderId() + ".");
    }

    private void requireExpected(Inspection found) {
        List<Line> same =
                lines.stream().filter(line -> line.sku().equals(found.sku())).toList();
        int expected = same.stream().mapToInt(Line::quantity).sum();
        if (!lines.isEmpty() && found.quantity() > expected) {
            throw Problems.conflict(
                    "item-not-in-case",
                    "The case has " + expected + " of " + found.sku() + ", not " + found.quantity() + ".");
        }
    }
}
