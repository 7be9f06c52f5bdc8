package io.aftercare.reply.compose;

import io.aftercare.reply.Source;
import java.util.List;

/** Asks back where the message could mean several things, or nothing that was recognised. */
final class ClarifyStep implements Step {
    private static final double UNSURE = 0.5;

    private final Phrases phrases;

    ClarifyStep(Phrases phrases) {
        this.phrases = phrases;
    }

    @Override
    public boolean applies(Situation situation, Draft draft) {
        return !draft.hasSubstance()
                && (situation.twoAreMeant()
                        || situation
                                .topIntent()
                                .map(top -> top.confidence() < UNSURE)
                                .orElse(true));
    }

    @Override
    public void write(Situation situation, Draft draft) {
        draft.owe(Source.CLARIFY);
        if (situation.decision().waitsForPerson() && !situation.memory().said("clarify.waiting")) {
            draft.say("clarify.waiting");
            return;
        }
        if (situation.memory().stuck()) {
            draft.say("clarify.stuck");
            draft.say("ask.person");
            return;
        }
        List<String> choices = situation.understanding().choices();
        List<String> topics = situation.possibleGroups().stream()
                .flatMap(group -> phrases.word("topic." + group).stream())
                .limit(2)
                .toList();
        if (!situation.hasWords()) {
            draft.ask("clarify.open", situation);
        } else if (situation.twoAreMeant()) {
            draft.say("clarify.choice", between(choices));
        } else if (topics.size() == 2) {
            draft.say("clarify.between", between(topics));
        } else {
            draft.ask("clarify.open", situation);
        }
        if (!situation.memory().said("clarify.more")) {
            draft.say("clarify.more");
        }
    }

    private static Facts between(List<String> two) {
        return new Facts().with("topic.first", two.getFirst()).with("topic.second", two.getLast());
    }
}
