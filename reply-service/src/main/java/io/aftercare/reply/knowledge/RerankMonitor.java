package io.aftercare.reply.knowledge;

import io.aftercare.reply.Language;

/** Watches the reading again of what was found. */
public interface RerankMonitor {
    RerankMonitor NONE = new RerankMonitor() {
        @Override
        public void reranked(Language language, long nanos) {}

        @Override
        public void leftAsFound(Language language) {}
    };

    void reranked(Language language, long nanos);

    /** The model had no place in time, or took too long. */
    void leftAsFound(Language language);
}
