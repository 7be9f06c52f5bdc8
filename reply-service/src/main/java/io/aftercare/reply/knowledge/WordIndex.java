package io.aftercare.reply.knowledge;

import io.aftercare.reply.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * Numbered texts of one language, found by their words: BM25 in Lucene, in memory. A change is seen after
 * {@link #refresh}; searches run beside changes.
 */
final class WordIndex implements AutoCloseable {
    private static final float K1 = 1.2f;

    /** Articles of our length are not about more than shorter ones are, so their length counts less than usual. */
    private static final float B = 0.5f;

    private static final String TEXT = "text";
    private static final String NUMBER = "number";

    /** Of a longer message the first words are looked for. */
    private static final int MOST_TERMS = 256;

    /** How well each text matches: 1 where it holds every word of the query once and is of mean length. */
    record Matches(float[] byNumber) {
        float of(int number) {
            return number < byNumber.length ? byNumber[number] : 0;
        }

        /** Whether no text has any of the words. */
        boolean none() {
            for (float match : byNumber) {
                if (match > 0) {
                    return false;
                }
            }
            return true;
        }
    }

    private final Analyzer analyzer;
    private final IndexWriter writer;
    private final SearcherManager searchers;

    WordIndex(Language language) {
        analyzer = WordAnalyzer.of(language);
        try {
            writer = new IndexWriter(
                    new ByteBuffersDirectory(),
                    new IndexWriterConfig(analyzer).setSimilarity(new BM25Similarity(K1, B)));
            searchers = new SearcherManager(writer, new BestMatch());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void put(int number, String text) {
        Document document = new Document();
        document.add(new StringField(NUMBER, String.valueOf(number), Field.Store.NO));
        document.add(new NumericDocValuesField(NUMBER, number));
        document.add(new TextField(TEXT, text, Field.Store.NO));
        try {
            writer.addDocument(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void remove(int number) {
        try {
            writer.deleteDocuments(new Term(NUMBER, String.valueOf(number)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void refresh() {
        try {
            searchers.maybeRefreshBlocking();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param numbers one more than the highest number in use */
    Matches search(List<String> terms, int numbers) {
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                return search(searcher, new LinkedHashSet<>(terms), numbers);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The words that are compared, in their order. */
    List<String> terms(String text) {
        List<String> terms = new ArrayList<>();
        try (TokenStream tokens = analyzer.tokenStream(TEXT, text)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                terms.add(term.toString());
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return terms;
    }

    @Override
    public void close() {
        try {
            searchers.close();
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Matches search(IndexSearcher searcher, Set<String> terms, int numbers) throws IOException {
        BooleanQuery.Builder anyOf = new BooleanQuery.Builder();
        double perfect = 0;
        int texts = Math.max(1, searcher.getIndexReader().numDocs());
        for (String word : terms.stream().limit(MOST_TERMS).toList()) {
            Term term = new Term(TEXT, word);
            anyOf.add(new TermQuery(term), BooleanClause.Occur.SHOULD);
            int with = Math.min(texts, searcher.getIndexReader().docFreq(term));
            // The weight of a word as BM25Similarity computes it, for a text that holds it once.
            perfect += Math.log(1 + (texts - with + 0.5) / (with + 0.5)) / (1 + K1);
        }
        float[] scores = searcher.search(anyOf.build(), new ScoresByNumber(NUMBER, numbers));
        float yardstick = (float) Math.max(1e-9, perfect);
        for (int i = 0; i < scores.length; i++) {
            scores[i] = Math.min(1, scores[i] / yardstick);
        }
        return new Matches(scores);
    }

    /** Searches by the same similarity by which texts were written. */
    private static final class BestMatch extends SearcherFactory {
        @Override
        public IndexSearcher newSearcher(IndexReader reader, IndexReader before) {
            IndexSearcher searcher = new IndexSearcher(reader);
            searcher.setSimilarity(new BM25Similarity(K1, B));
            searcher.setQueryCache(null);
            return searcher;
        }
    }
}
