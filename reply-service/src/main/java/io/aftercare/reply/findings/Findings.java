package io.aftercare.reply.findings;

import io.aftercare.reply.Language;
import io.aftercare.reply.knowledge.Article;
import io.aftercare.reply.knowledge.Embedder;
import io.aftercare.reply.knowledge.Encoders;
import io.aftercare.reply.knowledge.Retriever;
import io.aftercare.reply.knowledge.Scope;
import io.aftercare.reply.library.PolicyClauses;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is wrong with a tenant's knowledge, what is used most first. */
@ApplicationScoped
public class Findings {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int REMEMBERED = 20_000;

    private final GapTable table;
    private final Retriever retriever;
    private final Encoders encoders;
    private final PolicyClauses clauses;
    private final Map<String, float[]> vectors = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, float[]> eldest) {
            return size() > REMEMBERED;
        }
    });

    Findings(GapTable table, Retriever retriever, Encoders encoders, PolicyClauses clauses) {
        this.table = table;
        this.retriever = retriever;
        this.encoders = encoders;
        this.clauses = clauses;
    }

    public Uni<List<Gap>> gaps(String tenant, Language language, int most) {
        return table.list(tenant, language, most);
    }

    public List<Duplicate> duplicates(String tenant, Language language) {
        return examination(tenant, language).duplicates(articles(tenant, language));
    }

    public List<Contradiction> contradictions(String tenant, Language language) {
        return examination(tenant, language).contradictions(articles(tenant, language));
    }

    private List<Article> articles(String tenant, Language language) {
        return retriever.catalogue().articles(language, retriever.at(Scope.of(tenant)));
    }

    private Examination examination(String tenant, Language language) {
        Embedder embedder = encoders.of(language).embedder();
        Embedder remembering = text -> vectors.computeIfAbsent(language + text, unseen -> embedder.embed(text));
        return new Examination(
                language, remembering, clauses, table.uses(tenant).await().atMost(PATIENCE));
    }
}
