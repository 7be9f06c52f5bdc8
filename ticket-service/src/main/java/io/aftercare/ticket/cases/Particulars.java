package io.aftercare.ticket.cases;

import io.aftercare.events.Department;
import io.aftercare.events.Money;
import io.aftercare.ticket.Code;
import io.aftercare.ticket.Inputs;
import io.aftercare.ticket.lifecycle.Particular;
import io.aftercare.ticket.lifecycle.Step;
import io.aftercare.ticket.orders.Slot;
import io.aftercare.web.Problems;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** What is told with a command, checked for itself; whether it belongs to the command is the stage's to say. */
public record Particulars(
        String reason,
        Amount amount,
        Amount refund,
        Exchange exchange,
        Amount estimate,
        List<Shown> evidence,
        List<Found> inspection,
        Planned plan,
        Title invoice,
        Window slot) {
    static final Particulars NONE = new Particulars(null, null, null, null, null, null, null, null, null, null);
    private static final int LONGEST_REASON = 500;
    private static final int MOST = 50;

    public Particulars {
        Inputs.plainText("reason", reason, LONGEST_REASON);
        reason = reason == null || reason.isBlank() ? null : reason;
        evidence = some("evidence", evidence);
        inspection = some("inspection", inspection);
    }

    static Particulars because(String reason) {
        return new Particulars(reason, null, null, null, null, null, null, null, null, null);
    }

    /** An amount as it comes in: text, so that no client's float decides about money. */
    public record Amount(String amount, String currency) {
        private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,12}(\\.\\d{1,4})?");

        Money money(String what) {
            if (amount == null || currency == null || !DECIMAL.matcher(amount).matches()) {
                throw Problems.invalid("amount-invalid", what + " is {\"amount\": \"129.00\", \"currency\": \"CNY\"}.");
            }
            try {
                return new Money(new BigDecimal(amount), currency);
            } catch (IllegalArgumentException e) {
                throw Problems.invalid("amount-invalid", what + ": " + e.getMessage() + ".");
            }
        }

        /** As {@link #money}, above zero. */
        Money positive(String what) {
            Money money = money(what);
            if (!money.isPositive()) {
                throw Problems.invalid("amount-invalid", what + " must be above zero.");
            }
            return money;
        }
    }

    /** {@code difference}: what the customer pays, or below zero what goes back; none when the price is the same. */
    public record Exchange(String sku, Amount difference) {
        public Exchange {
            sku = Inputs.required("sku", sku, 64);
            if (difference == null) {
                throw Problems.invalid("exchange-invalid", "An exchange has a sku and a difference, which may be 0.");
            }
        }

        Grant.Exchange read() {
            return new Grant.Exchange(sku, difference.money("exchange.difference"));
        }
    }

    public record Shown(String kind, String reference) {
        private static final Set<String> KINDS = Set.of("photo", "video", "document", "statement");

        public Shown {
            if (!KINDS.contains(String.valueOf(kind))) {
                throw Problems.invalid("evidence-invalid", "evidence.kind is photo, video, document or statement.");
            }
            reference = Inputs.required("evidence.reference", reference, 500);
        }

        Evidence read(Instant at, String actor) {
            return new Evidence(kind, reference, at, actor);
        }
    }

    /** {@code fault}: whether the fault was found that the customer speaks of; null where none is spoken of. */
    public record Found(String sku, int quantity, int damagedQuantity, String grade, Boolean fault) {
        private static final Set<String> GRADES = Set.of("a", "b", "c", "d");

        public Found {
            sku = Inputs.required("inspection.sku", sku, 64);
            if (quantity < 1 || damagedQuantity < 0 || damagedQuantity > quantity) {
                throw Problems.invalid(
                        "inspection-invalid",
                        "An inspection has a quantity from 1 and a damagedQuantity from 0 to the quantity.");
            }
            if (!GRADES.contains(String.valueOf(grade))) {
                throw Problems.invalid(
                        "inspection-invalid", "grade is a (as new), b (used), c (damaged) or d (worthless).");
            }
        }

        Goods.Inspection read() {
            return new Goods.Inspection(sku, quantity, damagedQuantity, grade, fault);
        }
    }

    /** What is left out is as the category's entry says. */
    public record Planned(List<String> steps, Instant deadline, String owner, Department department) {
        public Planned {
            steps = some("plan.steps", steps);
            steps.forEach(step -> Inputs.required("plan.steps", step, 200));
            Inputs.plainText("plan.owner", owner, 64);
        }
    }

    public record Title(String title) {
        public Title {
            title = Inputs.required("invoice.title", title, 100);
        }
    }

    public record Window(Instant from, Instant to) {
        Slot read(Instant now) {
            if (from == null || to == null || !from.isBefore(to) || !to.isAfter(now)) {
                throw Problems.invalid(
                        "slot-invalid", "A slot has a from before its to, and does not lie in the past.");
            }
            return new Slot(from, to);
        }
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when something is lacking, or does not belong here */
    void requireFor(String command, Step step) {
        Set<Particular> given = given();
        for (Particular needed : step.needs()) {
            if (needed != Particular.OTHER_CASE && !given.contains(needed)) {
                throw Problems.invalid(
                        "particulars-missing", "The command " + command + " needs " + Code.of(needed) + ".");
            }
        }
        for (Particular said : given) {
            if (!step.takes(said)) {
                throw Problems.invalid(
                        "particulars-unexpected", "The command " + command + " takes no " + Code.of(said) + " here.");
            }
        }
    }

    /** @return the reason, or the command where none is given: history always says why */
    String reasonOr(String command) {
        return reason == null ? command : reason;
    }

    private Set<Particular> given() {
        Set<Particular> given = EnumSet.noneOf(Particular.class);
        note(given, Particular.REASON, reason != null);
        note(given, Particular.AMOUNT, amount != null);
        note(given, Particular.REFUND, refund != null);
        note(given, Particular.EXCHANGE, exchange != null);
        note(given, Particular.ESTIMATE, estimate != null);
        note(given, Particular.EVIDENCE, !evidence.isEmpty());
        note(given, Particular.INSPECTION, !inspection.isEmpty());
        note(given, Particular.PLAN, plan != null);
        note(given, Particular.INVOICE, invoice != null);
        note(given, Particular.SLOT, slot != null);
        return given;
    }

    private static void note(Set<Particular> given, Particular particular, boolean there) {
        if (there) {
            given.add(particular);
        }
    }

    private static <T> List<T> some(String what, List<T> items) {
        if (items == null) {
            return List.of();
        }
        if (items.size() > MOST || items.stream().anyMatch(Objects::isNull)) {
            throw Problems.invalid(what + "-invalid", what + " is a list of at most " + MOST + " entries.");
        }
        return List.copyOf(items);
    }
}
