package io.aftercare.ticket.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.aftercare.events.Money;
import io.aftercare.policy.InspectedRefund;
import io.aftercare.policy.Option;
import io.aftercare.policy.Text;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What goes back for goods as an inspection found them, with the clause behind each part. */
public record EntitledRefund(Money amount, List<Part> parts) {
    public EntitledRefund {
        parts = List.copyOf(parts);
    }

    /**
     * Goods of an order that were found alike, and what one clause says of them.
     *
     * @param amount zero where the clause refuses
     * @param deducted what they lost of their price
     * @param clause null where no clause speaks of such goods
     * @param because what decided, where that is not the clause as a whole
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Part(
            String orderId,
            List<Item> items,
            String grade,
            String reason,
            Money amount,
            Money deducted,
            String clause,
            String pack,
            Text title,
            Text because) {}

    public record Item(String sku, int quantity) {}

    static EntitledRefund of(List<OrderRefund> orders) {
        return new EntitledRefund(
                orders.stream()
                        .map(it -> money(it.refund().amount()))
                        .reduce(Money::plus)
                        .orElseThrow(),
                orders.stream().flatMap(OrderRefund::read).toList());
    }

    /** What was decided of the goods of one order. */
    record OrderRefund(String orderId, InspectedRefund refund) {
        private Stream<Part> read() {
            return refund.parts().stream().map(part -> part(orderId, part, money(refund.amount())));
        }
    }

    private static Part part(String orderId, InspectedRefund.Part part, Money whole) {
        Option option = part.option();
        Option.Proof proof = option.clause();
        return new Part(
                orderId,
                option.lines().stream()
                        .map(it -> new Item(it.sku(), it.quantity()))
                        .toList(),
                part.grade().code(),
                part.reason().code(),
                option.isAllowed() ? money(option.amounts().refund()) : Money.none(whole.currency()),
                option.isAllowed()
                        ? option.amounts().deductions().stream()
                                .map(it -> money(it.amount()))
                                .reduce(Money::plus)
                                .orElse(null)
                        : null,
                proof == null ? null : proof.id(),
                proof == null ? null : proof.pack().toString(),
                proof == null ? null : proof.title(),
                option.because());
    }

    /** What falls to an order. */
    BigDecimal share(String orderId) {
        return parts.stream()
                .filter(part -> part.orderId().equals(orderId))
                .map(part -> part.amount().amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The clauses that decided, as a refusal names them: {@code no-reason of cn-default 2}. */
    String clauses() {
        return parts.stream()
                .map(part -> part.clause() == null ? "no clause" : part.clause() + " of " + part.pack())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static Money money(io.aftercare.policy.Money money) {
        return Money.of(money.amount(), money.currency().getCurrencyCode());
    }
}
