package io.aftercare.reply.knowledge;

import io.aftercare.reply.Language;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The publications of one language, searchable by meaning, by words and by intent. Searches run beside changes and see
 * either the publications before or those after. A query costs one embedding, one dot product for each article, the exact
 * likeness of some hundred and the posting lists of its words.
 */
final class ArticleIndex implements AutoCloseable {
    /** So many articles are compared exactly: the nearest by their centres, those with most of the words. */
    private static final int COMPARED = 600;

    private record Entry(int number, Publication publication, ArticleMeaning meaning) {}

    private record Ranked(Entry entry, double score) {}

    private record Snapshot(Map<Publication, Entry> entries, int numbers) {}

    private final Encoder encoder;
    private final WordIndex words;
    private volatile Snapshot snapshot = new Snapshot(Map.of(), 0);

    ArticleIndex(Language language, Encoder encoder) {
        this.encoder = encoder;
        this.words = new WordIndex(language);
    }

    /** Drops whatever is not among these. */
    synchronized void retain(Collection<Publication> publications) {
        Set<Publication> staying = new HashSet<>(publications);
        Snapshot before = snapshot;
        Map<Publication, Entry> entries = new LinkedHashMap<>(before.entries());
        entries.keySet().retainAll(staying);
        snapshot = new Snapshot(entries, before.numbers());
        before.entries().values().stream()
                .filter(entry -> !entries.containsKey(entry.publication()))
                .forEach(entry -> words.remove(entry.number()));
    }

    /** Takes over what is new; what is there already is not indexed again. */
    synchronized void add(Collection<Publication> publications, Embedder forArticles) {
        Snapshot before = snapshot;
        Map<Publication, Entry> entries = new LinkedHashMap<>(before.entries());
        int numbers = before.numbers();
        for (Publication publication : publications) {
            if (!entries.containsKey(publication)) {
                Article article = publication.article();
                entries.put(
                        publication,
                        new Entry(
                                numbers,
                                publication,
                                ArticleMeaning.of(
                                        article, forArticles, encoder.asked().of(publication))));
                words.put(numbers, text(article));
                numbers++;
            }
        }
        words.refresh();
        snapshot = new Snapshot(entries, numbers);
    }

    List<Hit> find(Query query, Predicate<Publication> visible, int limit) {
        Snapshot now = snapshot;
        QuantizedVectors asked = QuantizedVectors.of(List.of(encoder.embedder().embed(query.text())));
        List<String> terms = words.terms(query.text());
        WordIndex.Matches matches = words.search(terms, now.numbers());
        List<Entry> open = now.entries().values().stream()
                .filter(entry -> visible.test(entry.publication()))
                .toList();
        // "Oh dear", "嗯嗯": where no article has any of the words, what is near is so by chance.
        boolean noise = matches.none();
        Set<String> wanted = new HashSet<>(terms);
        return candidates(open, asked, matches, query).stream()
                .map(entry -> new Ranked(
                        entry,
                        encoder.relevance()
                                .score(
                                        noise ? 0 : entry.meaning().likeness(asked),
                                        matches.of(entry.number()),
                                        intentConfidence(entry.publication().article(), query))))
                .sorted(Comparator.comparingDouble(Ranked::score).reversed())
                .limit(limit)
                .map(found -> hit(found, wanted))
                .toList();
    }

    /** How many vectors are compared. */
    int vectors() {
        return snapshot.entries().values().stream()
                .mapToInt(entry -> entry.meaning().vectors())
                .sum();
    }

    List<String> terms(String text) {
        return words.terms(text);
    }

    @Override
    public void close() {
        words.close();
    }

    /** All where they are few; else those that could be among the best. */
    private static Collection<Entry> candidates(
            List<Entry> open, QuantizedVectors asked, WordIndex.Matches matches, Query query) {
        if (open.size() <= COMPARED) {
            return open;
        }
        Stream<Entry> near = lowest(open, entry -> -entry.meaning().roughLikeness(asked));
        Stream<Entry> sharing = lowest(open, entry -> -matches.of(entry.number()));
        Stream<Entry> meant =
                lowest(open, entry -> -intentConfidence(entry.publication().article(), query));
        return Stream.of(near, sharing, meant).flatMap(some -> some).collect(Collectors.toSet());
    }

    private static Stream<Entry> lowest(List<Entry> open, ToDoubleFunction<Entry> key) {
        double[] keys = open.stream().mapToDouble(key).toArray();
        double[] sorted = keys.clone();
        Arrays.sort(sorted);
        double highest = sorted[COMPARED - 1];
        IntStream lower = IntStream.range(0, keys.length).filter(i -> keys[i] < highest);
        IntStream equal = IntStream.range(0, keys.length).filter(i -> keys[i] == highest);
        return IntStream.concat(lower, equal).limit(COMPARED).mapToObj(open::get);
    }

    private Hit hit(Ranked found, Set<String> wanted) {
        Article article = found.entry().publication().article();
        return new Hit(article, () -> nearestPassage(article, wanted), found.score());
    }

    /** The passage that shares most words with the query; the first where none does. */
    private String nearestPassage(Article article, Set<String> wanted) {
        String nearest = article.passages().getFirst();
        long most = 0;
        for (String passage : article.passages()) {
            long shared = words.terms(passage).stream()
                    .distinct()
                    .filter(wanted::contains)
                    .count();
            if (shared > most) {
                most = shared;
                nearest = passage;
            }
        }
        return nearest;
    }

    private static double intentConfidence(Article article, Query query) {
        double best = 0;
        for (String intent : article.intents()) {
            best = Math.max(best, query.intents().getOrDefault(intent, 0.0));
        }
        return best;
    }

    private static String text(Article article) {
        return Stream.of(Stream.of(article.title()), article.questions().stream(), article.passages().stream())
                .flatMap(texts -> texts)
                .collect(Collectors.joining("\n"));
    }
}
