package io.aftercare.reply.compose;

import io.aftercare.reply.Language;
import io.aftercare.reply.Source;

/** Watches how replies come about. */
public interface CompositionMonitor {
    CompositionMonitor NONE = new CompositionMonitor() {
        @Override
        public void stepTook(String step, long nanos) {}

        @Override
        public void composed(Language language, Source source, int withheld) {}
    };

    void stepTook(String step, long nanos);

    /** {@code withheld} counts sentences that had no proof for what they claimed. */
    void composed(Language language, Source source, int withheld);
}
