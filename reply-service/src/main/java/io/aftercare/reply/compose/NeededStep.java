package io.aftercare.reply.compose;

import io.aftercare.reply.Source;
import io.aftercare.reply.turn.Option;
import java.util.Optional;

/**
 * Tells who asks, after a case was registered in this conversation, what is needed for it: the proof that the decision
 * waits for, else what helps such a case along. That is all that was asked, so nothing follows.
 */
final class NeededStep implements Step {
    private final Phrases phrases;

    NeededStep(Phrases phrases) {
        this.phrases = phrases;
    }

    @Override
    public boolean applies(Situation situation, Draft draft) {
        return !situation.understandingMissing()
                && !draft.owedTo(Source.HANDOFF)
                && situation.asksWhatIsNeeded()
                && situation.memory().lastAdvice().isPresent()
                && (situation.decision().caseFacts() == null
                        || situation.decision().caseFacts().reused());
    }

    @Override
    public void write(Situation situation, Draft draft) {
        draft.newLine().owe(Source.CASE);
        boolean told = proof(situation)
                .filter(option -> draft.say(
                        "entitled.evidence",
                        new OptionWords(phrases, situation.wording(), situation.decision(), option).facts()))
                .isPresent();
        if (draft.say(situation.memory().lastAdvice().orElseThrow()) || told) {
            draft.complete();
        }
    }

    private static Optional<Option> proof(Situation situation) {
        return situation.decision().allowed().stream()
                .filter(option -> option.wanted() && !option.evidence().isEmpty())
                .findFirst();
    }
}
