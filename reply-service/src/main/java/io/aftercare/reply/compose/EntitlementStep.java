package io.aftercare.reply.compose;

import io.aftercare.reply.Evidence;
import io.aftercare.reply.Source;
import io.aftercare.reply.turn.Decision;
import io.aftercare.reply.turn.Option;
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
        return tells(situation);
    }

    /** Whether this turn's decision is told, with its reasons; else no other step may point to them. */
    static boolean tells(Situation situation) {
        return !situation.understandingMissing()
                && !situation.decisionMissing()
                && !situation.smalltalk()
                && !situation.outOfScope()
                && !situation.correctsWithoutOrder()
                && !situation.twoAreMeant()
                && !leftToPerson(situation)
                && explains(situation);
    }

    /** Whether there is a decision about this order to be told. */
    static boolean explains(Situation situation) {
        return situation.decision().orderKnown()
                && !situation.orderAnswers()
                && !told(situation).isEmpty()
                // What is refused has no freight and no date.
                && (situation.aspect().isEmpty() || told(situation).getFirst().allowed());
    }

    /** Who was in danger hears that a person comes, not which spare part there is. */
    private static boolean leftToPerson(Situation situation) {
        var complaint = situation.understanding().complaint();
        return situation.decision().handoff() != null
                && "high".equals(situation.understanding().urgency())
                && complaint != null
                && "product_quality".equals(complaint.category());
    }

    @Override
    public void write(Situation situation, Draft draft) {
        draft.newLine().owe(Source.DECISION);
        if (situation.somethingIsMissing()) {
            tellOfMissing(situation, draft);
            return;
        }
        List<Option> told = told(situation);
        OptionTelling telling = new OptionTelling(situation, draft);
        if (situation.aspect().isPresent() && told.getFirst().allowed()) {
            telling.side(words(situation, told.getFirst()), situation.aspect().get());
            return;
        }
        boolean said = false;
        for (Option option : told) {
            OptionWords words = words(situation, option);
            said |= option.allowed() ? telling.give(words) : telling.refuse(words);
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

    private void others(Situation situation, List<Option> told, Draft draft) {
        List<Option> others = situation.decision().allowed().stream()
                .filter(option -> !told.contains(option))
                .toList();
        if (situation.atLength()) {
            for (Option option : others) {
                new OptionTelling(situation, draft.newLine()).terms(words(situation, option));
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
                    .forEach(option -> new OptionTelling(situation, draft).refuse(words(situation, option)));
        } else {
            draft.ask("ask.item", situation);
        }
    }

    private OptionWords words(Situation situation, Option option) {
        return new OptionWords(phrases, situation.wording(), situation.decision(), option);
    }
}
