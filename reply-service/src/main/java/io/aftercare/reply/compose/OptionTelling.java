package io.aftercare.reply.compose;

import io.aftercare.reply.Promise;
import io.aftercare.reply.Source;
import io.aftercare.reply.turn.Option;
import io.aftercare.reply.turn.Option.Deadline;
import java.util.List;

/** Puts one option of a decision into sentences. */
final class OptionTelling {
    private final Situation situation;
    private final Draft draft;

    OptionTelling(Situation situation, Draft draft) {
        this.situation = situation;
        this.draft = draft;
    }

    /** All of an option that is given; tells whether it could be said. */
    boolean give(OptionWords words) {
        Facts facts = words.facts();
        if (!terms(words, facts)) {
            return false;
        }
        because(words, facts);
        askBy(facts);
        draft.say("entitled.evidence", facts);
        return true;
    }

    /** By when it has to be asked for, which who has asked need not know. */
    private void askBy(Facts facts) {
        if (situation.decision().caseFacts() == null && !draft.say("entitled.ask_by", facts)) {
            draft.say("entitled.ask_before", facts);
        }
    }

    /** One side of an option, for who has heard of the whole. */
    void side(OptionWords words, Aspect aspect) {
        Option option = words.option();
        Facts facts = words.facts();
        switch (aspect) {
            case FREIGHT -> freight(words, facts);
            case TIME -> {
                times(option, facts);
                askBy(facts);
            }
            case MONEY -> {
                draft.say("entitled.payments", facts);
                draft.say("entitled.coupons", facts);
                refundTime(option, facts);
            }
        }
        if (draft.owedTo(Source.DECISION)) {
            basis(words, facts);
            if (aspect != Aspect.FREIGHT) {
                draft.say("entitled.evidence", facts);
            }
        }
    }

    /** What the customer gets, who pays for the way back, and by when all of it is done. */
    boolean terms(OptionWords words) {
        return terms(words, words.facts());
    }

    private boolean terms(OptionWords words, Facts facts) {
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
        freight(words, facts);
        times(option, facts);
        return true;
    }

    private void freight(OptionWords words, Facts facts) {
        String payer = words.option().returnFreight();
        if (payer != null) {
            draft.say("entitled.freight." + payer, facts, words.is("returnFreight", payer));
        }
    }

    private void times(Option option, Facts facts) {
        refundTime(option, facts);
        for (String act : List.of("send_back_by", "ship_by", "ship_within", "repair_within", "issue_by")) {
            draft.say("entitled." + act, facts);
        }
    }

    private void refundTime(Option option, Facts facts) {
        if (draft.say("entitled.refund_by", facts)) {
            promiseRefund(option);
        }
        draft.say("entitled.refund_within", facts);
    }

    /** What still hangs on proof, on goods coming back or on a choice is not promised yet. */
    private void promiseRefund(Option option) {
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

    private void because(OptionWords words, Facts facts) {
        Option option = words.option();
        basis(words, facts);
        if (turnsOn(option, "condition") || turnsOn(option, "evidence")) {
            draft.say("entitled.caution", facts);
        } else if ("buyer".equals(option.returnFreight())
                && situation.decision().caseFacts() == null) {
            draft.say("entitled.care");
        }
    }

    private void basis(OptionWords words, Facts facts) {
        Option option = words.option();
        if (option.clause() == null) {
            return;
        }
        if (option.clause().house()) {
            draft.say("entitled.by_house", facts, words.is("clause.house", true));
        } else {
            draft.say("entitled.by_law", facts);
        }
        if (situation.atLength()) {
            draft.say("entitled.clause_text", facts);
        }
    }

    /** That an option is refused, why, and what would have changed that. */
    boolean refuse(OptionWords words) {
        Facts facts = words.facts();
        String refusal = draft.apologises() ? "entitled.refuse_on" : "entitled.refuse";
        if (!draft.say(refusal, facts, words.outcome())) {
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
}
