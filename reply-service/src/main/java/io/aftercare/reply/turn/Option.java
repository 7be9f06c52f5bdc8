package io.aftercare.reply.turn;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.aftercare.reply.turn.OrderFacts.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * One thing that policy gives the customer or refuses, as decided; texts by language code, in the words of the pack.
 *
 * @param rank 1 is the best; null for what is refused
 * @param clause null where no rule knows such an option
 * @param amounts null for what is refused
 * @param returnFreight {@code buyer}, {@code seller}, or null where nothing goes back
 * @param evidence what is still to be asked for before it is carried out
 * @param counterfactual the least that would have changed the answer; null where nothing would
 */
public record Option(
        String kind,
        String outcome,
        Integer rank,
        boolean wanted,
        List<Items> lines,
        Proof clause,
        Map<String, String> because,
        Amounts amounts,
        String returnFreight,
        List<Deadline> deadlines,
        List<String> evidence,
        Counterfactual counterfactual) {
    public record Items(String sku, int quantity) {}

    public record Edition(String pack, int version) {}

    /** {@code house}: a promise of the shop, not the law's. */
    public record Proof(
            String id,
            Edition pack,
            boolean house,
            Map<String, String> title,
            Map<String, String> text,
            List<Source> sources) {
        public Proof {
            sources = Present.only(sources);
        }
    }

    public record Source(String law, String article, Map<String, String> name) {}

    public record Amounts(
            Money refund,
            Money freight,
            List<Part> payments,
            List<String> coupons,
            Money compensation,
            boolean punitive) {
        public Amounts {
            payments = Present.only(payments);
            coupons = Present.only(coupons);
        }
    }

    public record Part(String method, Money amount) {}

    /** {@code at} is the first moment that is too late; it and {@code lastDay} are null while the count has not begun. */
    public record Deadline(String act, Period period, Instant at, LocalDate lastDay, ZoneId zone) {}

    public record Period(Integer hours, Integer days, Integer months, Boolean warranty, String after) {}

    public record Counterfactual(List<Change> changes, String outcome, Map<String, String> text) {
        public Counterfactual {
            changes = Present.only(changes);
        }
    }

    public record Change(String fact, String from, String to) {}

    public Option {
        lines = Present.only(lines);
        deadlines = Present.only(deadlines);
        evidence = Present.only(evidence);
    }

    /** Whether there is enough of it to be told: why it is refused, or what it comes to where it is about money. */
    @JsonIgnore
    public boolean isWhole() {
        if (!allowed()) {
            return because != null;
        }
        return switch (kind) {
            case "refund", "return_and_refund", "price_protection" -> amounts != null && amounts.refund() != null;
            case "keep_with_compensation" -> amounts != null && amounts.compensation() != null;
            default -> true;
        };
    }

    public boolean allowed() {
        return "allowed".equals(outcome);
    }
}
