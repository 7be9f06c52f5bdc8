package io.aftercare.reply;

import io.aftercare.inference.EngineOptions;
import io.aftercare.reply.compose.Composer;
import io.aftercare.reply.compose.CompositionMonitor;
import io.aftercare.reply.knowledge.Encoders;
import io.aftercare.reply.knowledge.KnowledgeBase;
import io.aftercare.reply.knowledge.Retriever;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Puts the plain classes together; models and knowledge are loaded before the first request is let in. */
class ReplyWiring {
    private static final Logger LOG = Logger.getLogger(ReplyWiring.class);

    /** A message waits this long for a free encoder before it is turned away. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    void start(@Observes StartupEvent started, KnowledgeBase knowledge, Composer composer) {
        LOG.infof("articles=%d languages=%d", knowledge.size(), Language.values().length);
    }

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    Encoders encoders() {
        EngineOptions cpu = EngineOptions.cpu();
        return Encoders.load(cpu.withQueue(cpu.maxQueue(), PATIENCE));
    }

    void close(@Disposes Encoders encoders) {
        encoders.close();
    }

    @Produces
    @Singleton
    KnowledgeBase knowledge() {
        return KnowledgeBase.fromClassPath();
    }

    @Produces
    @Singleton
    Retriever retriever(KnowledgeBase knowledge, Encoders encoders) {
        return Retriever.over(knowledge, encoders.embedders());
    }

    @Produces
    @Singleton
    Composer composer(Retriever retriever, ReplyConfig config, CompositionMonitor monitor) {
        return new Composer(retriever, config.timeZone(), monitor);
    }
}
