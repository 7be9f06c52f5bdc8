package io.aftercare.reply.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftercare.reply.Language;
import io.aftercare.reply.knowledge.Article;
import io.aftercare.reply.knowledge.Encoder;
import io.aftercare.reply.knowledge.Encoders;
import io.aftercare.reply.knowledge.Hit;
import io.aftercare.reply.knowledge.Query;
import io.aftercare.reply.knowledge.Reranker;
import io.aftercare.reply.knowledge.Retriever;
import io.aftercare.reply.knowledge.Scope;
import io.aftercare.reply.testing.Person;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With the real database and encoders, which one test breaks. */
@QuarkusTest
class LibrarySyncTest {
    private static final String UNREADABLE = "second edition";

    @Inject
    Library library;

    @Inject
    ArticleTable table;

    @Inject
    Pool database;

    @Inject
    Encoders encoders;

    @Inject
    Clock clock;

    private final Author author = new Author(Person.newTenant(), "manager-1");
    private EmbeddingStore forgetful;
    private boolean broken;

    /** The service that runs beside this test encodes the same texts, and keeps their vectors. */
    @BeforeEach
    void forget() {
        forgetful = new EmbeddingStore(database) {
            @Override
            Uni<Map<String, float[]>> read(String model, Collection<String> texts) {
                return super.read(
                        model,
                        texts.stream()
                                .filter(text -> !text.contains(UNREADABLE))
                                .toList());
            }
        };
    }

    @Test
    void what_was_superseded_is_withdrawn_although_what_follows_it_cannot_be_encoded() {
        Map<Language, Encoder> breakable = new EnumMap<>(Language.class);
        encoders.all()
                .forEach((language, encoder) -> breakable.put(language, encoder.withEmbedder(text -> {
                    if (broken && text.contains(UNREADABLE)) {
                        throw new IllegalStateException("no encoder");
                    }
                    return encoder.embedder().embed(text);
                })));
        try (Retriever retriever = new Retriever(breakable, Reranker.NONE, clock)) {
            LibrarySync sync = new LibrarySync(table, forgetful, breakable, retriever, clock);
            await(library.create(
                    author, null, List.of(new Library.NewArticle("atlas", Origin.WRITTEN, edition("first edition")))));
            publish(1);
            sync.run();
            assertThat(editions(retriever)).containsExactly(1);

            await(library.nextVersion(author, null, "atlas", Optional.of(edition(UNREADABLE))));
            publish(2);
            broken = true;

            assertThatThrownBy(sync::run).hasMessage("no encoder");
            assertThat(editions(retriever)).isEmpty();
            assertThatThrownBy(sync::rebuild).hasMessage("no encoder");
            assertThat(editions(retriever)).isEmpty();

            broken = false;
            sync.run();
            assertThat(editions(retriever)).containsExactly(2);
        }
    }

    private List<Integer> editions(Retriever retriever) {
        Query query = new Query(
                "What is in the atlas?", Language.EN, Map.of("return.how_to", 0.9), Scope.of(author.tenant()));
        return retriever.find(query, 50).stream()
                .map(Hit::article)
                .filter(article -> article.id().equals("atlas"))
                .map(Article::version)
                .toList();
    }

    private void publish(int version) {
        await(library.submit(author, "atlas", version, "*"));
        await(library.publish(author, "atlas", version, "*"));
    }

    private static ArticleContent edition(String edition) {
        LocalText zh = new LocalText("地图集", List.of("地图集里有什么"), "地图。" + edition);
        LocalText en = new LocalText("Atlas", List.of("What is in the atlas"), "Maps, " + edition + ".");
        return new ArticleContent(List.of("return.how_to"), List.of(), false, null, null, null, null, null, zh, en);
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(10));
    }
}
