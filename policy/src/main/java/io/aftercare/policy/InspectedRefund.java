package io.aftercare.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What goes back for goods of one order that were inspected. What was found alike is decided together, and one after the
 * other: one shirt of two that came back worn does not cost the customer the money for the other.
 */
public record InspectedRefund(Money amount, List<Part> parts) {
    /**
     * So many of an item that were found alike.
     *
     * @param reason why they come back: the customer's, or no reason where an inspection found none of what they say
     * @param evidence what is in hand for that
     */
    public record Unit(String sku, int quantity, Grade grade, Reason reason, Set<Evidence> evidence) {
        private Found found() {
            return new Found(grade, reason, evidence);
        }
    }

    /** What one clause says of items that were found alike: the option is allowed, with its amounts, or refused. */
    public record Part(Grade grade, Reason reason, Option option) {}

    private record Found(Grade grade, Reason reason, Set<Evidence> evidence) {}

    /** @throws FactsRefused when order and units contradict each other */
    static InspectedRefund of(
            Policy policy, OrderFacts order, List<Unit> units, Instant askedAt, CustomerHistory customer) {
        Map<Found, List<Unit>> alike = units.stream()
                .sorted((one, other) -> one.grade().compareTo(other.grade()))
                .collect(Collectors.groupingBy(Unit::found, LinkedHashMap::new, Collectors.toList()));
        List<Part> parts = new ArrayList<>();
        Money amount = Money.zero(order.currency());
        OrderFacts left = order;
        for (Map.Entry<Found, List<Unit>> group : alike.entrySet()) {
            Found found = group.getKey();
            for (Option option : policy.decide(left, request(found, group.getValue(), askedAt), customer)
                    .options()) {
                if (option.kind() != OptionKind.RETURN_AND_REFUND) {
                    continue;
                }
                parts.add(new Part(found.grade(), found.reason(), option));
                if (option.isAllowed()) {
                    amount = amount.plus(option.amounts().refund());
                    left = left.after(option);
                }
            }
        }
        return new InspectedRefund(amount, List.copyOf(parts));
    }

    /** An item that was inspected in several goes, or stood in several lines, is one item: its quantities add up. */
    private static Request request(Found found, List<Unit> units, Instant askedAt) {
        Map<String, Integer> quantities = new LinkedHashMap<>();
        units.forEach(unit -> quantities.merge(unit.sku(), unit.quantity(), Math::addExact));
        return new Request(
                OptionKind.RETURN_AND_REFUND,
                quantities.entrySet().stream()
                        .map(item -> new Request.Asked(item.getKey(), item.getValue()))
                        .toList(),
                found.reason(),
                found.grade().found(found.reason() != Reason.NO_REASON),
                askedAt,
                found.evidence(),
                quantities.entrySet().stream()
                        .map(item -> new Request.Inspected(item.getKey(), item.getValue(), 0, found.grade()))
                        .toList());
    }
}
