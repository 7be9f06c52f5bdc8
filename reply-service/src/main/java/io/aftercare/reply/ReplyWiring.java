package io.aftercare.reply;

import io.aftercare.inference.EngineOptions;
import io.aftercare.reply.compose.Composer;
import io.aftercare.reply.compose.CompositionMonitor;
import io.aftercare.reply.generate.ActWordsmith;
import io.aftercare.reply.generate.WordingModel;
import io.aftercare.reply.generate.Wordsmith;
import io.aftercare.reply.knowledge.Encoders;
import io.aftercare.reply.knowledge.KnowledgeBase;
import io.aftercare.reply.knowledge.Reranker;
import io.aftercare.reply.knowledge.Retriever;
import io.aftercare.reply.library.LibrarySync;
import io.aftercare.reply.library.LibraryWatch;
import io.aftercare.reply.library.PolicyClauses;
import io.aftercare.reply.library.PublishingRules;
import io.aftercare.reply.library.StarterArticles;
import io.aftercare.reply.library.Taxonomy;
import io.aftercare.reply.proof.Gate;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;

/** Puts the plain classes together; models and knowledge are loaded before the first request is let in. */
class ReplyWiring {
    private static final Logger LOG = Logger.getLogger(ReplyWiring.class);

    /** A message waits this long for a free encoder before it is turned away. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final Duration PATIENCE_AT_START = Duration.ofMinutes(2);

    void start(
            @Observes StartupEvent started,
            KnowledgeBase shipped,
            StarterArticles starter,
            LibraryWatch watch,
            LibrarySync sync,
            Composer composer) {
        int added = starter.bringIn(shipped).await().atMost(PATIENCE_AT_START);
        watch.start();
        LOG.infof(
                "publications=%d vectors=%d millis=%d newStarterVersions=%d",
                sync.state().publications(),
                sync.state().vectors(),
                sync.state().millis(),
                added);
    }

    @Produces
    @Singleton
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }

    @Produces
    @Singleton
    Encoders encoders(ReplyConfig config) {
        EngineOptions options = config.engineOptions();
        return Encoders.load(
                config.models().resolve("retrieval"),
                options.withQueue(options.maxQueue(), PATIENCE),
                refused -> LOG.errorf("%s; articles are found by their words alone", refused.getMessage()));
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
    Retriever retriever(Encoders encoders, Clock clock) {
        return new Retriever(encoders.all(), Reranker.NONE, clock);
    }

    void close(@Disposes Retriever retriever) {
        retriever.close();
    }

    @Produces
    @Singleton
    PolicyClauses clauses() {
        return PolicyClauses.fromClassPath();
    }

    @Produces
    @Singleton
    PublishingRules rules(PolicyClauses clauses) {
        return new PublishingRules(Taxonomy.fromClassPath(), clauses);
    }

    @Produces
    @Singleton
    Composer composer(Retriever retriever, ReplyConfig config, CompositionMonitor monitor, Wordsmith wordsmith) {
        return new Composer(retriever, config.timeZone(), monitor, Gate.STRICT, wordsmith);
    }

    @Produces
    @Singleton
    Wordsmith wordsmith(ReplyConfig config) {
        return config.generatedWording()
                ? new ActWordsmith(
                        WordingModel.newest(config.models().resolve("wording").resolve("shared"), EngineOptions.cpu()))
                : Wordsmith.NONE;
    }

    void close(@Disposes Wordsmith wordsmith) {
        if (wordsmith instanceof ActWordsmith model) {
            model.close();
        }
    }
}
