package io.aftercare.inference;

import io.aftercare.inference.TinyGraph.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A text model that counts words: every logit is the sum of what its words weigh, {@code [CLS]} being in every row. Its
 * embedding is the counts, scaled to length one.
 */
public final class TinyText {
    private static final List<String> SPECIAL = List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]");
    private static final int FLOAT = TinyGraph.FLOAT;
    private static final int INT64 = TinyGraph.INT64;

    private final List<String> vocabulary;
    private final Map<String, float[][]> rows = new LinkedHashMap<>();
    private final Map<String, float[]> numbers = new LinkedHashMap<>();
    private final Map<String, float[][]> tokens = new LinkedHashMap<>();

    private TinyText(List<String> vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** Words in lower case; of Chinese each character is a word. */
    public static TinyText of(String... words) {
        return new TinyText(Stream.concat(SPECIAL.stream(), Stream.of(words)).toList());
    }

    /** An output {@code [n, width]}: what each word weighs. */
    public TinyText rows(String output, int width, Map<String, float[]> weights) {
        rows.put(output, matrix(width, weights));
        return this;
    }

    /** An output {@code [n]}. */
    public TinyText number(String output, Map<String, Float> weights) {
        float[] column = new float[vocabulary.size()];
        weights.forEach((word, weight) -> column[vocabulary.indexOf(word)] = weight);
        numbers.put(output, column);
        return this;
    }

    /** An output {@code [n, t, width]}. */
    public TinyText tokens(String output, int width, Map<String, float[]> weights) {
        tokens.put(output, matrix(width, weights));
        return this;
    }

    public int dimensions() {
        return vocabulary.size();
    }

    /** Where a word stands in the embedding. */
    public int dimension(String word) {
        return vocabulary.indexOf(word);
    }

    /** Writes {@code model.onnx} and {@code tokenizer.json}. */
    public void write(Path directory) {
        Message embeddings = TinyGraph.tensor("words", FLOAT, identity(), dimensions(), dimensions());
        write(directory.resolve("model.onnx"), TinyGraph.model(graph(embeddings)));
        write(directory.resolve("tokenizer.json"), tokenizer().getBytes(StandardCharsets.UTF_8));
    }

    /** Writes the same with the words' embeddings in {@code embeddings.bin}. */
    public void writeInParts(Path directory) {
        write(directory);
        Message embeddings = TinyGraph.external("words", FLOAT, "embeddings.bin", dimensions(), dimensions());
        write(directory.resolve("model.onnx"), TinyGraph.model(graph(embeddings)));
        write(directory.resolve("embeddings.bin"), identity());
    }

    private Message graph(Message embeddings) {
        List<Message> outputs = new ArrayList<>();
        Message graph = new Message()
                .message(1, TinyGraph.node("Gather", List.of("words", "input_ids"), "states"))
                .message(1, TinyGraph.node("Cast", List.of("attention_mask"), "mask", TinyGraph.attribute("to", FLOAT)))
                .message(1, TinyGraph.node("Unsqueeze", List.of("mask", "last"), "wide_mask"))
                .message(1, TinyGraph.node("Mul", List.of("states", "wide_mask"), "seen"))
                .message(
                        1,
                        TinyGraph.node(
                                "ReduceSum", List.of("seen", "middle"), "counts", TinyGraph.attribute("keepdims", 0)))
                .message(
                        1,
                        TinyGraph.node(
                                "LpNormalization", List.of("counts"), "embedding", TinyGraph.attribute("axis", 1)))
                .text(2, "tiny-text")
                .message(5, embeddings)
                .message(5, TinyGraph.tensor("last", INT64, TinyGraph.longs(2), 1))
                .message(5, TinyGraph.tensor("middle", INT64, TinyGraph.longs(1), 1));
        outputs.add(TinyGraph.value("embedding", FLOAT, 1, dimensions()));
        rows.forEach((output, weights) -> {
            product(graph, "counts", output, TinyGraph.matrix(output + "_weights", weights));
            outputs.add(TinyGraph.value(output, FLOAT, 1, weights[0].length));
        });
        numbers.forEach((output, weights) -> {
            product(
                    graph,
                    "counts",
                    output,
                    TinyGraph.tensor(output + "_weights", FLOAT, TinyGraph.floats(weights), weights.length));
            outputs.add(TinyGraph.value(output, FLOAT, 1));
        });
        tokens.forEach((output, weights) -> {
            product(graph, "states", output, TinyGraph.matrix(output + "_weights", weights));
            outputs.add(TinyGraph.value(output, FLOAT, 2, weights[0].length));
        });
        Stream.of("input_ids", "attention_mask", "token_type_ids")
                .forEach(input -> graph.message(11, TinyGraph.value(input, INT64, 2)));
        outputs.forEach(output -> graph.message(12, output));
        return graph;
    }

    private static void product(Message graph, String left, String output, Message weights) {
        graph.message(1, TinyGraph.node("MatMul", List.of(left, output + "_weights"), output))
                .message(5, weights);
    }

    private float[][] matrix(int width, Map<String, float[]> weights) {
        float[][] matrix = new float[vocabulary.size()][width];
        weights.forEach((word, row) -> matrix[vocabulary.indexOf(word)] = row);
        return matrix;
    }

    private byte[] identity() {
        float[] flat = new float[dimensions() * dimensions()];
        for (int i = 0; i < dimensions(); i++) {
            flat[i * dimensions() + i] = 1;
        }
        return TinyGraph.floats(flat);
    }

    private String tokenizer() {
        String words = IntStream.range(0, vocabulary.size())
                .mapToObj(i -> "\"%s\": %d".formatted(vocabulary.get(i), i))
                .collect(Collectors.joining(", "));
        return """
                {
                  "version": "1.0", "truncation": null, "padding": null, "added_tokens": [],
                  "normalizer": {"type": "BertNormalizer", "clean_text": true, "handle_chinese_chars": true, "strip_accents": null, "lowercase": true},
                  "pre_tokenizer": {"type": "BertPreTokenizer"},
                  "post_processor": {"type": "TemplateProcessing",
                    "single": [{"SpecialToken": {"id": "[CLS]", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}}, {"SpecialToken": {"id": "[SEP]", "type_id": 0}}],
                    "pair": [{"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 1}}],
                    "special_tokens": {"[CLS]": {"id": "[CLS]", "ids": [2], "tokens": ["[CLS]"]}, "[SEP]": {"id": "[SEP]", "ids": [3], "tokens": ["[SEP]"]}}},
                  "decoder": null,
                  "model": {"type": "WordLevel", "vocab": {%s}, "unk_token": "[UNK]"}
                }
                """.formatted(words);
    }

    private static void write(Path file, byte[] content) {
        try {
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
