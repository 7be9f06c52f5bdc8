package io.aftercare.reply.findings;

import io.aftercare.reply.Language;
import io.aftercare.reply.Remembered;
import io.aftercare.reply.knowledge.Article;
import io.aftercare.reply.knowledge.Embedder;
import io.aftercare.reply.knowledge.Encoder;
import io.aftercare.reply.knowledge.Encoders;
import io.aftercare.reply.knowledge.Retriever;
import io.aftercare.reply.knowledge.Scope;
import io.aftercare.reply.library.LibrarySync;
import io.aftercare.reply.library.LocalText;
import io.aftercare.reply.library.PolicyClauses;
import io.aftercare.reply.library.PublishingRules;
import io.aftercare.web.Problems;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Comparator;
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
    private final LibrarySync sync;
    private final Remembered<String, float[]> vectors = Remembered.atMost(REMEMBERED);

    Findings(GapTable table, Retriever retriever, Encoders encoders, PolicyClauses clauses, LibrarySync sync) {
        this.table = table;
        this.retriever = retriever;
        this.encoders = encoders;
        this.clauses = clauses;
        this.sync = sync;
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

    /** Where a version is refused for its other language alone, it is listed there. */
    public List<Unquotable> unquotable(String tenant, Language language) {
        Map<String, Long> uses = table.uses(tenant).await().atMost(PATIENCE);
        return sync.unquotable().stream()
                .filter(version -> version.tenant().equals(tenant))
                .flatMap(version -> PublishingRules.unquotable(version, language).stream()
                        .limit(1)
                        .map(fault -> new Unquotable(
                                version.id(),
                                version.version(),
                                version.content()
                                        .text(language)
                                        .map(LocalText::title)
                                        .orElse(null),
                                fault.sentence(),
                                retriever
                                        .catalogue()
                                        .article(version.id(), language, retriever.at(Scope.of(tenant)))
                                        .isPresent(),
                                uses.getOrDefault(version.id(), 0L))))
                .sorted(Comparator.comparingLong(Unquotable::uses).reversed().thenComparing(Unquotable::id))
                .toList();
    }

    private List<Article> articles(String tenant, Language language) {
        return retriever.catalogue().articles(language, retriever.at(Scope.of(tenant)));
    }

    private Examination examination(String tenant, Language language) {
        Encoder encoder = encoders.of(language);
        if (!encoder.readsMeaning()) {
            throw Problems.unavailable(
                    "encoder-missing",
                    "Articles in " + language.code() + " cannot be compared, because their encoder was refused at the"
                            + " start: " + encoder.model() + ".",
                    Duration.ofMinutes(1));
        }
        Embedder embedder = encoder.embedder();
        Embedder remembering = text -> vectors.of(language + text, unseen -> embedder.embed(text));
        return new Examination(
                language, remembering, clauses, table.uses(tenant).await().atMost(PATIENCE));
    }
}
