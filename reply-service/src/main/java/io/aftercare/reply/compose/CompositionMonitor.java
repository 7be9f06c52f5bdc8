package io.aftercare.reply.compose;

import io.aftercare.reply.Language;
import io.aftercare.reply.Sentence;
import io.aftercare.reply.Source;
import io.aftercare.reply.proof.Verifier;

/** Watches how replies come about. */
public interface CompositionMonitor {
    CompositionMonitor NONE = new CompositionMonitor() {
        @Override
        public void stepTook(String step, long nanos) {}

        @Override
        public void composed(Language language, Source source) {}

        @Override
        public void withheld(Sentence sentence, Verifier.Verdict verdict) {}
    };

    void stepTook(String step, long nanos);

    void composed(Language language, Source source);

    /** How likely a person serves the customer best by now, and whether one was offered for that. */
    default void forecast(double odds, boolean offered) {}

    /** A sentence was kept back; its text may hold anything and is not for a log. */
    void withheld(Sentence sentence, Verifier.Verdict verdict);
}
