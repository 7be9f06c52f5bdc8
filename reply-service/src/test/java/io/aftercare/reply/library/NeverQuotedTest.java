package io.aftercare.reply.library;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.reply.Language;
import io.aftercare.reply.knowledge.Catalogue;
import io.aftercare.reply.knowledge.Encoder;
import io.aftercare.reply.knowledge.Hit;
import io.aftercare.reply.knowledge.Publication;
import io.aftercare.reply.knowledge.Query;
import io.aftercare.reply.knowledge.Reranker;
import io.aftercare.reply.knowledge.Retriever;
import io.aftercare.reply.knowledge.Scope;
import io.aftercare.reply.knowledge.ShippedKnowledge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Whatever authors do in whatever order, a search finds at most one version of an article, and never one that is a
 * draft, in review, retired, superseded, not yet in force or another tenant's. Played on the real retriever.
 */
class NeverQuotedTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final String MINE = "mine";
    private static final Map<Language, Encoder> ENCODERS = encoders();

    private final Retriever retriever = new Retriever(ENCODERS, Reranker.NONE, Clock.systemUTC());

    enum Deed {
        DRAFT,
        SUBMIT,
        RETURN,
        PUBLISH,
        RETIRE
    }

    /** @param inDays when a draft is meant to come into force, counted from its writing */
    record Act(String tenant, Deed deed, int version, int inDays) {}

    @Property(tries = 300)
    void only_the_one_version_in_force_is_ever_found(@ForAll("deeds") List<Act> acts) {
        Map<String, ArticleHistory> histories = new HashMap<>();
        Instant now = START;
        for (Act act : acts) {
            now = now.plus(Duration.ofHours(12));
            play(histories, act, now);
            retriever.serve(catalogue(histories));
            for (int days = 0; days <= 4; days += 2) {
                assertOnlyWhatIsInForce(histories, now.plus(Duration.ofDays(days)));
            }
        }
    }

    private void assertOnlyWhatIsInForce(Map<String, ArticleHistory> histories, Instant at) {
        List<Hit> hits = retriever.find(
                new Query("gift wrapping", Language.EN, Map.of(), new Scope(MINE, null, null, null, at)), 10);

        Optional<ArticleVersion> expected = expected(histories, at);
        assertThat(hits.stream().map(hit -> hit.article().version()))
                .containsExactlyElementsOf(
                        expected.map(ArticleVersion::version).stream().toList());
        hits.forEach(hit -> assertThat(hit.article().passages().getFirst())
                .isEqualTo("Wrapped by " + expected.orElseThrow().tenant() + "."));
    }

    /** Said again, and differently: the last to have come into force ends all before it, and counts if it still stands. */
    private static Optional<ArticleVersion> expected(Map<String, ArticleHistory> histories, Instant at) {
        Optional<ArticleVersion> mine = lastInForce(histories, MINE, at);
        ArticleVersion last = mine.orElseGet(
                () -> lastInForce(histories, Publication.STARTER, at).orElse(null));
        return Optional.ofNullable(last).filter(version -> version.state() == ArticleState.PUBLISHED);
    }

    private static Optional<ArticleVersion> lastInForce(
            Map<String, ArticleHistory> histories, String tenant, Instant at) {
        ArticleVersion last = null;
        for (ArticleVersion version :
                histories.getOrDefault(tenant, new ArticleHistory(List.of())).versions()) {
            Instant published = version.publishedAt();
            if (published != null) {
                Instant wanted = version.content().effectiveFrom();
                Instant start = wanted != null && wanted.isAfter(published) ? wanted : published;
                boolean withdrawnBefore = version.retiredAt() != null && !start.isBefore(version.retiredAt());
                if (!withdrawnBefore && !start.isAfter(at)) {
                    last = version;
                }
            }
        }
        return Optional.ofNullable(last);
    }

    private static void play(Map<String, ArticleHistory> histories, Act act, Instant now) {
        ArticleHistory history = histories.getOrDefault(act.tenant(), new ArticleHistory(List.of()));
        Stamp stamp = new Stamp(now, "somebody");
        try {
            List<ArticleVersion> changed = act.deed() == Deed.DRAFT
                    ? List.of(ArticleVersion.draft(
                            act.tenant(),
                            "gift-wrapping",
                            history.next(),
                            Origin.WRITTEN,
                            content(act.tenant(), now.plus(Duration.ofDays(act.inDays()))),
                            stamp))
                    : history.version(act.version())
                            .map(version -> step(history, version, act.deed(), stamp))
                            .orElse(List.of());
            histories.put(act.tenant(), with(history, changed));
        } catch (IllegalStep refused) {
            // As an author would be: nothing has changed.
        }
    }

    private static List<ArticleVersion> step(ArticleHistory history, ArticleVersion version, Deed deed, Stamp stamp) {
        return switch (deed) {
            case SUBMIT -> List.of(version.submitted(stamp));
            case RETURN -> List.of(version.returned(stamp));
            case PUBLISH -> history.publish(version.version(), stamp);
            case RETIRE -> List.of(version.retired(stamp));
            case DRAFT -> throw new IllegalArgumentException();
        };
    }

    private static ArticleHistory with(ArticleHistory history, List<ArticleVersion> changed) {
        Map<Integer, ArticleVersion> versions = new HashMap<>();
        history.versions().forEach(version -> versions.put(version.version(), version));
        changed.forEach(version -> versions.put(version.version(), version));
        return new ArticleHistory(new ArrayList<>(versions.values()));
    }

    private static Catalogue catalogue(Map<String, ArticleHistory> histories) {
        Map<Catalogue.Own, List<Catalogue.Span>> hidden = new HashMap<>();
        histories.forEach((tenant, history) ->
                hidden.put(new Catalogue.Own(tenant, "gift-wrapping"), history.hides(PublishingRules::mayBeQuoted)));
        return new Catalogue(
                histories.values().stream()
                        .flatMap(history -> history.publications(PublishingRules::mayBeQuoted).stream())
                        .toList(),
                hidden);
    }

    private static ArticleContent content(String tenant, Instant from) {
        LocalText text = new LocalText("Gift wrapping", List.of("gift wrapping"), "Wrapped by " + tenant + ".");
        return new ArticleContent(
                List.of("return.how_to"), List.of(), false, null, from, null, "owner", null, text, text);
    }

    @Provide
    Arbitrary<List<Act>> deeds() {
        return Combinators.combine(
                        Arbitraries.of(MINE, Publication.STARTER, "somebody-else"),
                        Arbitraries.of(Deed.class),
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.integers().between(-1, 3))
                .as(Act::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(30);
    }

    private static Map<Language, Encoder> encoders() {
        Map<Language, Encoder> remembering = new EnumMap<>(Language.class);
        ShippedKnowledge.ENCODERS.all().forEach((language, encoder) -> {
            Map<String, float[]> known = new ConcurrentHashMap<>();
            remembering.put(
                    language, encoder.withEmbedder(text -> known.computeIfAbsent(text, encoder.embedder()::embed)));
        });
        return remembering;
    }
}
