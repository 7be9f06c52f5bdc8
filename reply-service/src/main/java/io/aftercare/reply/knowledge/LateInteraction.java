package io.aftercare.reply.knowledge;

import io.aftercare.inference.EngineOptions;
import io.aftercare.inference.InferenceFailed;
import io.aftercare.inference.ModelLoadException;
import io.aftercare.inference.TextInput;
import io.aftercare.inference.TextLimits;
import io.aftercare.inference.TextModel;
import io.aftercare.inference.TextScores;
import io.aftercare.reply.ModelFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Compares each token of a question with every token of an article's texts (ColBERT, Khattab and Zaharia 2020): the
 * likeness of the nearest one, weighed by how much the question's token matters. Times {@code worth} it adds to a score of
 * {@link Relevance}.
 */
final class LateInteraction implements AutoCloseable {
    private static final String OUTPUT = "late";

    /** A question's tokens, and how much each matters. */
    record Asked(QuantizedVectors tokens, double[] matters) {}

    private final String name;
    private final TextModel model;
    private final int dimensions;
    private final int candidates;
    private final double worth;

    private LateInteraction(String name, TextModel model, ModelFolder folder, Relevance relevance) {
        this.name = name;
        this.model = model;
        this.dimensions = folder.required("dimensions").asInt();
        this.candidates = folder.required("candidates").asInt();
        this.worth = folder.required("weight").asDouble() * relevance.perLikeness();
    }

    /**
     * @param encoder on whose likeness the manifest's weight rests
     * @throws ModelLoadException naming the file and what is wrong with it, or the encoder that it was fitted to
     */
    static LateInteraction load(ModelFolder folder, Encoder encoder, EngineOptions options) {
        String fitted = folder.text("retriever");
        if (!encoder.model().equals(fitted)) {
            throw new ModelLoadException("%s was fitted to %s, but articles are found with %s: train it again"
                    .formatted(folder, fitted, encoder.model()));
        }
        TextLimits limits = new TextLimits(folder.required("maxTokens").asInt(), 0);
        TextModel model = TextModel.load(folder.path("graph"), folder.path("tokenizer"), limits, options);
        try {
            LateInteraction loaded = new LateInteraction(folder.model(), model, folder, encoder.relevance());
            loaded.requireFits(folder);
            return loaded;
        } catch (RuntimeException e) {
            model.close();
            throw e;
        }
    }

    String name() {
        return name;
    }

    /** How many of the best it is asked about. */
    int candidates() {
        return candidates;
    }

    Asked ask(String question) {
        float[][] read = read(question);
        double[] matters = new double[read.length];
        for (int i = 0; i < read.length; i++) {
            double logit = read[i][dimensions];
            matters[i] = Math.max(logit, 0) + Math.log1p(Math.exp(-Math.abs(logit)));
        }
        return new Asked(vectors(List.of(read)), matters);
    }

    /** The tokens of every text of the article. */
    QuantizedVectors tokens(Article article) {
        return vectors(ArticleMeaning.texts(article)
                .flatMap(text -> Stream.of(read(text)))
                .toList());
    }

    /** What an article with these tokens has beside its score; nothing where the question has no token. */
    double beside(Asked asked, QuantizedVectors article) {
        double sum = 0;
        double total = 0;
        for (int i = 0; i < asked.tokens().size(); i++) {
            float nearest = -1;
            for (int j = 0; j < article.size(); j++) {
                nearest = Math.max(nearest, article.likeness(j, asked.tokens(), i));
            }
            sum += asked.matters()[i] * nearest;
            total += asked.matters()[i];
        }
        return total == 0 ? 0 : worth * sum / total;
    }

    private void requireFits(ModelFolder folder) {
        if (candidates < 2) {
            throw new ModelLoadException("%s orders %d candidates; two are the least".formatted(folder, candidates));
        }
        if (!model.outputNames().contains(OUTPUT)) {
            throw new ModelLoadException("%s has no output %s among %s".formatted(folder, OUTPUT, model.outputNames()));
        }
        float[][] read;
        try {
            read = read("warm 热身");
        } catch (InferenceFailed e) {
            throw new ModelLoadException(folder + " cannot run: " + e.getMessage(), e);
        }
        if (read[0].length != dimensions + 1) {
            throw new ModelLoadException("%s gives %d numbers a token, but its manifest says %d and a weight"
                    .formatted(folder, read[0].length, dimensions));
        }
    }

    private float[][] read(String text) {
        TextScores scores = model.read(TextInput.of(text));
        return scores.tokenRows().get(OUTPUT);
    }

    /** Of length one, so that their products are likenesses. */
    private QuantizedVectors vectors(List<float[]> tokens) {
        List<float[]> vectors = new ArrayList<>();
        for (float[] token : tokens) {
            double squares = 0;
            for (int d = 0; d < dimensions; d++) {
                squares += token[d] * token[d];
            }
            float length = (float) Math.max(1e-9, Math.sqrt(squares));
            float[] vector = new float[dimensions];
            for (int d = 0; d < dimensions; d++) {
                vector[d] = token[d] / length;
            }
            vectors.add(vector);
        }
        return QuantizedVectors.of(vectors);
    }

    @Override
    public void close() {
        model.close();
    }
}
