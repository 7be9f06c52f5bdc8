package io.aftercare.reply;

import io.aftercare.inference.EngineOptions;
import io.aftercare.reply.compose.Composer;
import io.aftercare.reply.compose.CompositionMonitor;
import io.aftercare.reply.generate.ActWordsmith;
import io.aftercare.reply.generate.WordingModel;
import io.aftercare.reply.generate.Wordsmith;
import io.aftercare.reply.knowledge.Encoders;
import io.aftercare.reply.knowledge.KnowledgeBase;
import io.aftercare.reply.knowledge.LateInteractions;
import io.aftercare.reply.knowledge.RerankMonitor;
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

    /** A better order of what was found is worth this much waiting. */
    private static final Duration PATIENCE_FOR_ORDER = Duration.ofMillis(50);

    private static final Duration PATIENCE_AT_START = Duration.ofMinutes(2);

    void start(
            @Observes StartupEvent started,
            KnowledgeBase shipped,
            StarterArticles starter,
            LibraryWatch watch,
            LibrarySync sync,
            LateInteractions reranker,
            Composer composer) {
        int added = starter.bringIn(shipped).await().atMost(PATIENCE_AT_START);
        watch.start();
        // Replies need not wait for it: what is not read yet is read when it is found.
        Thread.ofPlatform().name("read-starter-articles").daemon().start(() -> prepare(reranker, shipped));
        LOG.infof(
                "publications=%d vectors=%d millis=%d newStarterVersions=%d",
                sync.state().publications(),
                sync.state().vectors(),
                sync.state().millis(),
                added);
    }

    private static void prepare(LateInteractions reranker, KnowledgeBase shipped) {
        for (Language language : Language.values()) {
            reranker.prepare(shipped.articles(language));
        }
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
    LateInteractions reranker(ReplyConfig config, Encoders encoders, RerankMonitor monitor) {
        EngineOptions cpu = EngineOptions.cpu();
        return LateInteractions.load(
                config.models().resolve("rerank"),
                encoders.all(),
                cpu.withQueue(cpu.maxQueue(), PATIENCE_FOR_ORDER),
                PATIENCE_FOR_ORDER,
                monitor,
                refused -> LOG.errorf("%s; articles stay in the order in which they are found", refused.getMessage()));
    }

    void close(@Disposes LateInteractions reranker) {
        reranker.close();
    }

    @Produces
    @Singleton
    Retriever retriever(Encoders encoders, LateInteractions reranker, Clock clock) {
        return new Retriever(encoders.all(), reranker, clock);
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
        wordsmith.close();
    }
}
