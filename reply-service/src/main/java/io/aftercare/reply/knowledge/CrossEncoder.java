package io.aftercare.reply.knowledge;

import io.aftercare.inference.EngineOptions;
import io.aftercare.inference.ModelLoadException;
import io.aftercare.inference.TextInput;
import io.aftercare.inference.TextLimits;
import io.aftercare.inference.TextModel;
import io.aftercare.inference.TextScores;
import io.aftercare.reply.ModelFolder;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads a question and an article together and says by how much the article fits better or worse than its likeness says.
 * {@code weight} and {@code shift} turn its output into likeness, {@code slope} that into the score of {@link Relevance}.
 */
final class CrossEncoder implements AutoCloseable {
    private static final String OUTPUT = "answers";
    private static final String BETWEEN = " | ";

    private final String name;
    private final TextModel model;
    private final int candidates;
    private final double weight;
    private final double shift;
    private final double slope;

    private CrossEncoder(String name, TextModel model, int candidates, double weight, double shift, double slope) {
        this.name = name;
        this.model = model;
        this.candidates = candidates;
        this.weight = weight;
        this.shift = shift;
        this.slope = slope;
    }

    /**
     * @param encoder on whose likeness the manifest's weights rest
     * @throws ModelLoadException naming the file and what is wrong with it, or the encoder that it was not fitted to
     */
    static CrossEncoder load(ModelFolder folder, Encoder encoder, EngineOptions options) {
        String fitted = folder.text("retriever");
        if (!encoder.model().equals(fitted)) {
            throw new ModelLoadException("%s was fitted to %s, but articles are found with %s: train it again"
                    .formatted(folder, fitted, encoder.model()));
        }
        int candidates = folder.required("candidates").asInt();
        if (candidates < 2) {
            throw new ModelLoadException("%s orders %d candidates; two are the least".formatted(folder, candidates));
        }
        TextLimits limits = new TextLimits(
                folder.required("maxTokens").asInt(),
                folder.required("maxHistoryTokens").asInt());
        double weight = folder.required("weight").asDouble();
        double shift = folder.required("shift").asDouble();
        TextModel model = TextModel.load(folder.path("graph"), folder.path("tokenizer"), limits, options);
        if (!model.outputNames().contains(OUTPUT)) {
            model.close();
            throw new ModelLoadException("%s has no output %s among %s".formatted(folder, OUTPUT, model.outputNames()));
        }
        return new CrossEncoder(
                folder.model(),
                model,
                candidates,
                weight,
                shift,
                encoder.relevance().perLikeness());
    }

    String name() {
        return name;
    }

    /** How many of the best it is asked about: more would cost more than they bring. */
    int candidates() {
        return candidates;
    }

    /** What is to be added to the score of each article, in their order. */
    double[] changes(String question, List<Article> articles) {
        List<TextInput> pairs = articles.stream()
                .map(article -> new TextInput(question, text(article)))
                .toList();
        List<TextScores> read = model.readTogether(pairs);
        return read.stream()
                .mapToDouble(scores -> slope * (weight * scores.rows().get(OUTPUT)[0] + shift))
                .toArray();
    }

    /** Title and ways to ask, the title last: of a text that is too long the end is read. */
    static String text(Article article) {
        List<String> texts = Stream.concat(Stream.of(article.title()), article.questions().stream())
                .toList();
        return texts.reversed().stream().collect(Collectors.joining(BETWEEN));
    }

    @Override
    public void close() {
        model.close();
    }
}
