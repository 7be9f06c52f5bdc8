package io.aftercare.ticket.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.aftercare.events.Money;
import io.aftercare.web.Problems;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
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

    public record PaidOrder(String orderId, Money paid) {}

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

    /** These and those, the same item added up. */
    Goods joinedBy(Goods others) {
        List<Line> all = new ArrayList<>(lines);
        for (Line line : others.lines) {
            Optional<Line> same = all.stream().filter(line::sameItem).findFirst();
            same.ifPresent(all::remove);
            all.add(same.map(it -> it.with(it.quantity() + line.quantity())).orElse(line));
        }
        List<PaidOrder> paid = Stream.concat(orders.stream(), others.orders.stream())
                .distinct()
                .toList();
        List<OrderLines.Named> strange = Stream.concat(unknown.stream(), others.unknown.stream())
                .distinct()
                .toList();
        return new Goods(all, paid, inspections, strange);
    }

    /** What is left when some go to another case. */
    Goods without(List<Line> going) {
        List<Line> left = new ArrayList<>(lines);
        for (Line line : going) {
            Line here = left.stream()
                    .filter(line::sameItem)
                    .filter(it -> it.quantity() >= line.quantity())
                    .findFirst()
                    .orElseThrow(() -> Problems.conflict(
                            "item-not-in-case",
                            "The case has no " + line.quantity() + " of " + line.sku() + " of order " + line.orderId()
                                    + "."));
            left.remove(here);
            if (here.quantity() > line.quantity()) {
                left.add(here.with(here.quantity() - line.quantity()));
            }
        }
        return new Goods(left, orders, inspections, unknown);
    }

    /** The lines of the case that another list names, with their price. */
    List<Line> priced(List<Line> named) {
        return named.stream()
                .map(line -> lines.stream()
                        .filter(line::sameItem)
                        .findFirst()
                        .map(here -> here.with(line.quantity()))
                        .orElse(line))
                .toList();
    }

    /** What was paid for the orders, if it is known and of one currency: no more than this can go back. */
    Optional<Money> paid() {
        List<Money> sums = orders.stream().map(PaidOrder::paid).toList();
        boolean oneCurrency = sums.stream().map(Money::currency).distinct().count() == 1;
        return oneCurrency ? sums.stream().reduce(Money::plus) : Optional.empty();
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
