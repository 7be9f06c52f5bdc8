package io.aftercare.reply.knowledge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Okapi BM25 over a fixed set of documents (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009), with
 * k1 = 1.2 and b = 0.5. One query costs the sum of its terms' posting lists.
 */
final class Bm25 {
    private static final double K1 = 1.2;
    private static final double B = 0.5;

    private record Posting(int document, int count) {}

    private final Map<String, List<Posting>> postings = new HashMap<>();
    private final double[] lengthNorm;

    Bm25(List<List<String>> documents) {
        double meanLength =
                Math.max(1, documents.stream().mapToInt(List::size).average().orElse(1));
        lengthNorm = new double[documents.size()];
        for (int document = 0; document < documents.size(); document++) {
            List<String> terms = documents.get(document);
            lengthNorm[document] = K1 * (1 - B + B * terms.size() / meanLength);
            Map<String, Integer> counts = new HashMap<>();
            terms.forEach(term -> counts.merge(term, 1, Integer::sum));
            for (Map.Entry<String, Integer> count : counts.entrySet()) {
                postings.computeIfAbsent(count.getKey(), term -> new ArrayList<>())
                        .add(new Posting(document, count.getValue()));
            }
        }
    }

    /** The score of each document; 0 where it shares no term with the query. */
    double[] scores(List<String> query) {
        double[] scores = new double[lengthNorm.length];
        Set<String> terms = new HashSet<>(query);
        for (String term : terms) {
            List<Posting> found = postings.getOrDefault(term, List.of());
            double idf = idf(found.size());
            for (Posting posting : found) {
                int count = posting.count();
                scores[posting.document()] += idf * count * (K1 + 1) / (count + lengthNorm[posting.document()]);
            }
        }
        return scores;
    }

    /** What a document would score that held every term of the query once, at mean length: the yardstick of a match. */
    double perfect(List<String> query) {
        return new HashSet<>(query)
                .stream()
                        .mapToDouble(term ->
                                idf(postings.getOrDefault(term, List.of()).size()))
                        .sum();
    }

    private double idf(int documentsWithTerm) {
        return Math.log(1 + (lengthNorm.length - documentsWithTerm + 0.5) / (documentsWithTerm + 0.5));
    }
}
