package io.aftercare.reply.compose;

import io.aftercare.reply.Evidence;
import io.aftercare.reply.turn.Decision;
import io.aftercare.reply.turn.Option;
import io.aftercare.reply.turn.Option.Amounts;
import io.aftercare.reply.turn.Option.Deadline;
import io.aftercare.reply.turn.OrderFacts.Item;
import io.aftercare.reply.turn.OrderFacts.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One option of a decision as values for phrases, each with the field of the decision that it is. */
final class OptionWords {
    private final Phrases phrases;
    private final Wording wording;
    private final Decision decision;
    private final Option option;
    private final int place;

    OptionWords(Phrases phrases, Wording wording, Decision decision, Option option) {
        this.phrases = phrases;
        this.wording = wording;
        this.decision = decision;
        this.option = option;
        this.place = decision.options().indexOf(option);
    }

    Option option() {
        return option;
    }

    /** That it is given, or refused. */
    Evidence outcome() {
        return is("outcome", option.outcome());
    }

    Evidence is(String field, Object value) {
        String path = "options[" + place + "]." + field;
        Option.Proof clause = option.clause();
        if (clause != null) {
            return Evidence.decision(
                    clause.pack().pack() + "/" + clause.id(), clause.pack().version(), path, value);
        }
        Option.Edition pack = decision.packs().isEmpty()
                ? new Option.Edition("none", 0)
                : decision.packs().getFirst();
        return Evidence.decision(pack.pack(), pack.version(), path, value);
    }

    Facts facts() {
        Facts facts = new Facts()
                .with("option.kind", phrases.word("option." + option.kind()).orElse(null), is("kind", option.kind()));
        withItems(facts);
        text(facts, "option.because", "because", wording.in(option.because()));
        if (option.counterfactual() != null) {
            text(
                    facts,
                    "option.counterfactual",
                    "counterfactual.text",
                    wording.in(option.counterfactual().text()));
        }
        if (option.clause() != null) {
            withClause(facts, option.clause());
        }
        if (option.amounts() != null) {
            withAmounts(facts, option.amounts());
        }
        for (int n = 0; n < option.deadlines().size(); n++) {
            withDeadline(facts, option.deadlines().get(n), "deadlines[" + n + "]");
        }
        return withEvidence(facts);
    }

    private void withItems(Facts facts) {
        List<String> names = new ArrayList<>();
        List<Evidence> evidence = new ArrayList<>();
        for (int n = 0; n < option.lines().size(); n++) {
            Option.Items line = option.lines().get(n);
            Optional<Integer> item = item(line.sku());
            String name = item.map(
                            it -> wording.name(decision.order().items().get(it).name()))
                    .orElse(null);
            if (name == null) {
                names.clear();
                break;
            }
            names.add(line.quantity() == 1 ? name : wording.several(name, line.quantity()));
            evidence.add(Evidence.order(
                    decision.order().id(),
                    "items[" + item.get() + "].name." + wording.language().code(),
                    wording.in(decision.order().items().get(item.get()).name())));
            // Only what is said: a spare number would prove a wrong one.
            if (line.quantity() > 1) {
                evidence.add(is("lines[" + n + "].quantity", line.quantity()));
            }
        }
        if (names.isEmpty()) {
            facts.with("option.items", phrases.word("entitled.goods").orElseThrow(), is("kind", option.kind()));
        } else {
            facts.with("option.items", wording.names(names), evidence);
        }
    }

    private Optional<Integer> item(String sku) {
        List<Item> items =
                decision.order() == null ? List.of() : decision.order().items();
        for (int n = 0; n < items.size(); n++) {
            if (sku != null && sku.equals(items.get(n).sku())) {
                return Optional.of(n);
            }
        }
        return Optional.empty();
    }

    private void withClause(Facts facts, Option.Proof clause) {
        text(facts, "option.clause", "clause.title", wording.in(clause.title()));
        text(facts, "option.clause_text", "clause.text", wording.in(clause.text()));
        if (!clause.sources().isEmpty()) {
            text(
                    facts,
                    "option.source",
                    "clause.sources[0].name",
                    wording.in(clause.sources().getFirst().name()));
        }
    }

    private void withAmounts(Facts facts, Amounts amounts) {
        money(facts, "option.refund", "amounts.refund", amounts.refund());
        money(facts, "option.freight", "amounts.freight", amounts.freight());
        money(facts, "option.compensation", "amounts.compensation", amounts.compensation());
        List<String> parts = new ArrayList<>();
        List<Evidence> evidence = new ArrayList<>();
        for (int n = 0; n < amounts.payments().size(); n++) {
            Option.Part part = amounts.payments().get(n);
            Optional<String> method = phrases.word("payment." + part.method());
            if (method.isEmpty() || wording.money(part.amount()) == null) {
                parts.clear();
                break;
            }
            parts.add(method.get() + " " + wording.money(part.amount()));
            evidence.add(is("amounts.payments[" + n + "].amount", Evidence.money(part.amount())));
        }
        facts.with("option.payments", wording.list(parts), evidence);
        List<Evidence> codes = new ArrayList<>();
        for (int n = 0; n < amounts.coupons().size(); n++) {
            codes.add(is("amounts.coupons[" + n + "]", amounts.coupons().get(n)));
        }
        facts.with("option.coupons", wording.list(amounts.coupons()), codes);
    }

    private void withDeadline(Facts facts, Deadline deadline, String path) {
        String name = "option." + deadline.act();
        boolean byTheHour = deadline.period() != null && deadline.period().hours() != null;
        if (byTheHour && deadline.at() != null) {
            facts.with(name + "_before", wording.time(deadline.at()), is(path + ".at", deadline.at()));
        } else if (deadline.lastDay() != null) {
            facts.with(name + "_by", wording.day(deadline.lastDay()), is(path + ".lastDay", deadline.lastDay()));
        } else {
            Wording.Length length = wording.length(deadline.period());
            if (length != null) {
                facts.with(name + "_within", length.text(), is(path + ".period", length.value()));
            }
        }
    }

    private Facts withEvidence(Facts facts) {
        List<String> wanted = new ArrayList<>();
        List<Evidence> evidence = new ArrayList<>();
        for (int n = 0; n < option.evidence().size(); n++) {
            String asked = option.evidence().get(n);
            Evidence proof = is("evidence[" + n + "]", asked);
            phrases.word("evidence." + asked).ifPresent(word -> {
                wanted.add(word);
                evidence.add(proof);
            });
        }
        return facts.with("option.evidence", wording.names(wanted), evidence);
    }

    /** What is nothing is not told: no refund of 0.00. */
    private void money(Facts facts, String name, String field, Money money) {
        if (money != null && money.amount() != null && money.amount().signum() > 0) {
            facts.with(name, wording.money(money), is(field, Evidence.money(money)));
        }
    }

    /** A text of the pack, its days written as ours are. */
    private void text(Facts facts, String name, String field, String text) {
        if (text != null) {
            facts.with(
                    name,
                    wording.sentence(text),
                    is(field + "." + wording.language().code(), text));
        }
    }
}
