package io.aftercare.local.launcher.eval.reply;

import io.aftercare.inference.EngineOptions;
import io.aftercare.inference.ModelLoadException;
import io.aftercare.reply.Language;
import io.aftercare.reply.Sentence;
import io.aftercare.reply.compose.Composer;
import io.aftercare.reply.compose.CompositionMonitor;
import io.aftercare.reply.knowledge.Article;
import io.aftercare.reply.knowledge.Encoders;
import io.aftercare.reply.knowledge.KnowledgeBase;
import io.aftercare.reply.knowledge.LateInteractions;
import io.aftercare.reply.knowledge.RerankMonitor;
import io.aftercare.reply.knowledge.Retriever;
import io.aftercare.reply.proof.Gate;
import io.aftercare.reply.proof.Grounds;
import io.aftercare.reply.proof.Verifier;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The composer of reply-service with its articles, encoders and rerankers, and a second one whose articles somebody has
 * added to.
 */
final class Kitchen implements AutoCloseable {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    /** However busy the machine, every article that is found is read: figures must not depend on it. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Lets everything pass: an auditor that finds nothing then is no auditor. */
    private static final Gate OPEN = new Gate() {
        @Override
        public Verifier.Verdict verify(Sentence sentence, Grounds grounds) {
            return new Verifier.Verdict(List.of(), List.of(), List.of(), false);
        }

        @Override
        public boolean mayQuote(Article article) {
            return true;
        }
    };

    final Composer clean;
    final Composer poisoned;
    final Set<String> shipped = new HashSet<>();
    final List<Article> articles = new ArrayList<>();

    private final Encoders encoders;
    private final LateInteractions reranker;
    private final List<Retriever> retrievers = new ArrayList<>();

    private Kitchen(Path folder, boolean broken, List<Article> slipped) {
        Gate gate = broken ? OPEN : Gate.STRICT;
        KnowledgeBase knowledge = KnowledgeBase.fromClassPath();
        for (Language language : Language.values()) {
            knowledge.articles(language).forEach(article -> {
                articles.add(article);
                shipped.addAll(article.passages());
            });
        }
        encoders = Encoders.load(folder, EngineOptions.cpu());
        Path rerankers = folder.resolveSibling("rerank");
        reranker = LateInteractions.load(
                rerankers, encoders.all(), EngineOptions.cpu(), PATIENCE, RerankMonitor.NONE, refusal -> {
                    throw refusal;
                });
        for (Language language : Language.values()) {
            if (reranker.model(language).equals("none")) {
                throw new ModelLoadException(
                        "There is no reranker in %s, with which reply-service orders what it finds."
                                .formatted(rerankers.resolve(language.code())));
            }
            reranker.prepare(knowledge.articles(language));
        }
        clean = composer(knowledge, gate);
        List<Article> all = new ArrayList<>(articles);
        all.addAll(slipped);
        poisoned = composer(KnowledgeBase.of(all), gate);
    }

    private Composer composer(KnowledgeBase knowledge, Gate gate) {
        Retriever retriever = Retriever.over(knowledge, encoders.all(), reranker);
        retrievers.add(retriever);
        return new Composer(retriever, CHINA, CompositionMonitor.NONE, gate);
    }

    static Kitchen open(Path encoders, boolean broken, List<Article> slipped) {
        return new Kitchen(encoders, broken, slipped);
    }

    @Override
    public void close() {
        retrievers.forEach(Retriever::close);
        reranker.close();
        encoders.close();
    }
}
