package io.aftercare.reply.knowledge;

import java.io.IOException;
import java.util.Collection;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;

/** Takes the score of every match, not of the best only: they are added to other scores before any is best. */
final class ScoresByNumber implements CollectorManager<ScoresByNumber.Scores, float[]> {
    private final String field;
    private final float[] scores;

    ScoresByNumber(String field, int numbers) {
        this.field = field;
        this.scores = new float[numbers];
    }

    @Override
    public Scores newCollector() {
        return new Scores();
    }

    @Override
    public float[] reduce(Collection<Scores> collectors) {
        return scores;
    }

    final class Scores extends SimpleCollector {
        private NumericDocValues numbers;
        private Scorable scorer;

        @Override
        protected void doSetNextReader(LeafReaderContext leaf) throws IOException {
            numbers = leaf.reader().getNumericDocValues(field);
        }

        @Override
        public void setScorer(Scorable scorer) {
            this.scorer = scorer;
        }

        @Override
        public void collect(int document) throws IOException {
            if (numbers.advanceExact(document) && numbers.longValue() < scores.length) {
                scores[(int) numbers.longValue()] = scorer.score();
            }
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE;
        }
    }
}
