package io.aftercare.reply.compose;

import io.aftercare.reply.Evidence;
import io.aftercare.reply.Promise;
import io.aftercare.reply.Source;
import io.aftercare.reply.turn.Decision;
import io.aftercare.reply.turn.Option;
import io.aftercare.reply.turn.Option.Deadline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Explains what was decided: what the customer gets and may choose between, in the decision's order; what is refused and
 * why, and what would have changed that. In a chat the best in full and the rest by name; in an e-mail all of it.
 */
final class EntitlementStep implements Step {
    private static final int MOST_NAMED = 3;

    private final Phrases phrases;

    EntitlementStep(Phrases phrases) {
        this.phrases = phrases;
    }

    @Override
    public boolean applies(Situation situation, Draft draft) {
        return !situation.understandingMissing()
                && !situation.decisionMissing()
                && !situation.smalltalk()
                && !situation.outOfScope()
                && !situation.correctsWithoutOrder()
                && !situation.twoAreMeant()
                && explains(situation);
    }

    /** Whether there is a decision about this order to be told. */
    static boolean explains(Situation situation) {
        return situation.decision().orderKnown() && !told(situation).isEmpty();
    }

    @Override
    public void write(Situation situation, Draft draft) {
        draft.newLine().owe(Source.DECISION);
        if (situation.somethingIsMissing()) {
            tellOfMissing(situation, draft);
            return;
        }
        List<Option> told = told(situation);
        boolean said = false;
        for (Option option : told) {
            OptionWords words = words(situation, option);
            said |= option.allowed() ? give(situation, words, draft) : refuse(words, draft);
        }
        if (said) {
            others(situation, told, draft);
        }
        if (told.stream().anyMatch(option -> option.allowed() && option.lines().size() > 1)) {
            draft.say("entitled.partial");
        }
    }

    /** What the customer asked for, granted or not; else the best there is. */
    private static List<Option> told(Situation situation) {
        Decision decision = situation.decision();
        List<Option> wanted = decision.options().stream()
                .filter(option -> option.wanted() && option.isWhole())
                .toList();
        return wanted.isEmpty()
                ? decision.allowed().stream().filter(Option::isWhole).limit(1).toList()
                : wanted;
    }

    private static boolean give(Situation situation, OptionWords words, Draft draft) {
        Facts facts = words.facts();
        if (!terms(situation, words, facts, draft)) {
            return false;
        }
        because(situation, words, facts, draft);
        if (situation.decision().caseFacts() == null && !draft.say("entitled.ask_by", facts)) {
            draft.say("entitled.ask_before", facts);
        }
        draft.say("entitled.evidence", facts);
        return true;
    }

    /** What the customer gets, who pays for the way back, and by when all of it is done. */
    private static boolean terms(Situation situation, OptionWords words, Facts facts, Draft draft) {
        Option option = words.option();
        if (!draft.say("entitled.give." + option.kind(), facts, words.outcome())) {
            return false;
        }
        if (!option.kind().equals("keep_with_compensation")) {
            draft.say("entitled.on_top", facts);
        }
        if (option.amounts() != null && option.amounts().payments().size() > 1) {
            draft.say("entitled.payments", facts);
        }
        draft.say("entitled.freight_included", facts);
        draft.say("entitled.coupons", facts);
        if (option.returnFreight() != null) {
            draft.say(
                    "entitled.freight." + option.returnFreight(),
                    facts,
                    words.is("returnFreight", option.returnFreight()));
        }
        if (draft.say("entitled.refund_by", facts)) {
            promiseRefund(situation, option, draft);
        }
        for (String act :
                List.of("refund_within", "send_back_by", "ship_by", "ship_within", "repair_within", "issue_by")) {
            draft.say("entitled." + act, facts);
        }
        return true;
    }

    /** What still hangs on proof, on goods coming back or on a choice is not promised yet. */
    private static void promiseRefund(Situation situation, Option option, Draft draft) {
        var open = situation.decision().caseFacts();
        if (open != null && option.wanted() && option.evidence().isEmpty()) {
            option.deadlines().stream()
                    .filter(deadline -> "refund".equals(deadline.act()) && deadline.at() != null)
                    .map(Deadline::at)
                    .filter(at -> at.isAfter(situation.wording().now()))
                    .findFirst()
                    .ifPresent(at -> draft.promise(Promise.Kind.REFUND_BY, at, open.id()));
        }
    }

    private static void because(Situation situation, OptionWords words, Facts facts, Draft draft) {
        Option option = words.option();
        if (option.clause() != null) {
            if (option.clause().house() || !draft.say("entitled.by_law", facts)) {
                draft.say(
                        "entitled.by_house",
                        facts,
                        words.is("clause.house", option.clause().house()));
            }
            if (situation.atLength()) {
                draft.say("entitled.clause_text", facts);
            }
        }
        if (turnsOn(option, "condition") || turnsOn(option, "evidence")) {
            draft.say("entitled.caution", facts);
        } else if ("buyer".equals(option.returnFreight())
                && situation.decision().caseFacts() == null) {
            draft.say("entitled.care");
        }
    }

    private static boolean refuse(OptionWords words, Draft draft) {
        Facts facts = words.facts();
        if (!draft.say("entitled.refuse", facts, words.outcome())) {
            return false;
        }
        if (isWorthSaying(words.option().counterfactual())) {
            draft.say("entitled.instead", facts);
        }
        return true;
    }

    /** That another story would have helped is told where it may well be true, not to teach customers what to say. */
    private static boolean isWorthSaying(Option.Counterfactual instead) {
        return instead != null
                && instead.changes().stream()
                        .allMatch(change -> !"reason".equals(change.fact())
                                || "defect".equals(change.to())
                                || "no_reason".equals(change.to()));
    }

    private static boolean turnsOn(Option option, String fact) {
        return option.counterfactual() != null
                && !option.counterfactual().changes().isEmpty()
                && option.counterfactual().changes().stream().allMatch(change -> fact.equals(change.fact()));
    }

    private void others(Situation situation, List<Option> told, Draft draft) {
        List<Option> others = situation.decision().allowed().stream()
                .filter(option -> !told.contains(option))
                .toList();
        if (situation.atLength()) {
            for (Option option : others) {
                OptionWords words = words(situation, option);
                terms(situation, words, words.facts(), draft.newLine());
            }
            return;
        }
        Facts facts = named(situation, others);
        boolean afterRefusal = told.stream().noneMatch(Option::allowed);
        draft.say(afterRefusal ? "entitled.still" : "entitled.also", facts);
    }

    private Facts named(Situation situation, List<Option> others) {
        List<String> names = new ArrayList<>();
        List<Evidence> evidence = new ArrayList<>();
        others.stream().limit(MOST_NAMED).forEach(option -> {
            OptionWords words = words(situation, option);
            phrases.sentence("entitled.other." + option.kind(), words.facts(), words.outcome())
                    .ifPresent(named -> {
                        names.add(named.text());
                        evidence.addAll(named.evidence());
                    });
        });
        return new Facts().with("options.others", situation.wording().choice(names), evidence);
    }

    /** Which part is missing is not known, so no amount is true yet: only the ways to make it good are. */
    private void tellOfMissing(Situation situation, Draft draft) {
        Facts facts = new Facts();
        for (String kind : List.of("resend", "refund")) {
            Optional<OptionWords> allowed = situation.decision().allowed().stream()
                    .filter(option -> option.kind().equals(kind))
                    .findFirst()
                    .map(option -> words(situation, option));
            allowed.ifPresent(words -> facts.with(
                    "missing." + kind, phrases.word("entitled.missing_" + kind).orElse(null), words.outcome()));
        }
        if (!draft.say("entitled.missing_either", facts)) {
            told(situation).stream()
                    .filter(option -> !option.allowed())
                    .forEach(option -> refuse(words(situation, option), draft));
        } else {
            draft.ask("ask.item", situation);
        }
    }

    private OptionWords words(Situation situation, Option option) {
        return new OptionWords(phrases, situation.wording(), situation.decision(), option);
    }
}
