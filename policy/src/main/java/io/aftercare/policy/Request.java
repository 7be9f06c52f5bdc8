package io.aftercare.policy;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a customer asks for, and when. Left out: {@code wants} when any help will do, {@code lines} when it is about all
 * that has not come back, {@code condition} when it was not asked, {@code inspected} before the goods are back.
 */
public record Request(
        OptionKind wants,
        List<Asked> lines,
        Reason reason,
        Condition condition,
        Instant at,
        Set<Evidence> evidence,
        List<Inspected> inspected) {
    /** Before anybody has looked at the goods. */
    public Request(
            OptionKind wants,
            List<Asked> lines,
            Reason reason,
            Condition condition,
            Instant at,
            Set<Evidence> evidence) {
        this(wants, lines, reason, condition, at, evidence, null);
    }

    public Request {
        if (reason == null) {
            throw new FactsRefused("reason is missing: say why, e.g. no_reason");
        }
        if (at == null) {
            throw new FactsRefused("at is missing: say when the customer asked");
        }
        lines = lines == null ? List.of() : List.copyOf(lines);
        if (lines.stream().map(Asked::sku).distinct().count() < lines.size()) {
            throw new FactsRefused("an item is asked about twice");
        }
        condition = condition == null ? Condition.UNKNOWN : condition;
        evidence = evidence == null || evidence.isEmpty() ? Set.of() : EnumSet.copyOf(evidence);
        inspected = inspected == null ? List.of() : List.copyOf(inspected);
        if (inspected.stream().map(Inspected::sku).distinct().count() < inspected.size()) {
            throw new FactsRefused("an item is inspected twice: say what was found of it in one entry");
        }
    }

    /**
     * What was found of an item that came back.
     *
     * @param damaged how many of it are not as new; 0 where the grade is that of all
     */
    public record Inspected(String sku, int quantity, int damaged, Grade grade) {
        public Inspected {
            if (sku == null || sku.isBlank() || grade == null) {
                throw new FactsRefused("what is inspected has a sku and a grade: a, b, c or d");
            }
            if (quantity < 1 || damaged < 0 || damaged > quantity) {
                throw new FactsRefused(
                        "item %s: %d of %d inspected cannot be damaged".formatted(sku, damaged, quantity));
            }
        }

        /** How many of it have lost value. */
        int affected() {
            return damaged == 0 ? quantity : damaged;
        }
    }

    /** @param quantity null for all that has not come back */
    public record Asked(String sku, Integer quantity) {
        public Asked {
            if (sku == null || sku.isBlank()) {
                throw new FactsRefused("an item that is asked about has a sku");
            }
            if (quantity != null && quantity <= 0) {
                throw new FactsRefused("item " + sku + ": the quantity asked about must be positive");
            }
        }
    }

    Request at(Instant then) {
        return new Request(wants, lines, reason, condition, then, evidence, inspected);
    }

    Request with(Condition other) {
        return new Request(wants, lines, reason, other, at, evidence, inspected);
    }

    Request with(Reason other) {
        return new Request(wants, lines, other, condition, at, evidence, inspected);
    }

    Request with(Evidence more) {
        Set<Evidence> all = EnumSet.of(more);
        all.addAll(evidence);
        return new Request(wants, lines, reason, condition, at, all, inspected);
    }
}
