package io.aftercare.intent.model;

import io.aftercare.inference.ModelLoadException;
import io.aftercare.inference.TextScores;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The heads of a full model: which of its outputs says what. All but the leaves may be missing. */
final class Heads {
    static final String SOURCES = "sources";
    static final String OUT_OF_SCOPE = "outOfScope";
    private static final String LEAVES = "leaves";
    private static final String KINDS = "kinds";
    private static final String COMPLAINT = "complaint";
    private static final String SENTIMENT = "sentiment";
    private static final String URGENCY = "urgency";
    private static final String ACT = "act";
    private static final String SPANS = "spans";

    private final Map<String, HeadSpec> byName;
    private final Optional<SpanDecoder> spans;

    private Heads(Map<String, HeadSpec> byName, Optional<SpanDecoder> spans) {
        this.byName = byName;
        this.spans = spans;
    }

    /** @throws ModelLoadException naming the head that lacks something, or whose labels mean nothing here */
    static Heads of(Manifest manifest) {
        manifest.required(LEAVES);
        Map<String, HeadSpec> byName = manifest.heads();
        requireLabels(byName, COMPLAINT, withNone(codes(ComplaintCategory.values())));
        requireLabels(byName, SENTIMENT, codes(Sentiment.values()));
        requireLabels(byName, URGENCY, codes(Urgency.values()));
        requireLabels(byName, ACT, codes(Act.values()));
        requireThresholds(byName, KINDS);
        requireThresholds(byName, OUT_OF_SCOPE);
        try {
            return new Heads(
                    byName,
                    Optional.ofNullable(byName.get(SPANS)).map(HeadSpec::labels).map(SpanDecoder::of));
        } catch (IllegalArgumentException e) {
            throw new ModelLoadException("the head spans: " + e.getMessage(), e);
        }
    }

    HeadSpec leaves() {
        return byName.get(LEAVES);
    }

    /** @throws ModelLoadException when the graph gives another number of scores than the manifest names labels */
    void requireFit(String graph, TextScores scores) {
        byName.forEach((name, head) -> {
            int width = name.equals(SPANS)
                    ? Optional.ofNullable(scores.tokenRows().get(head.output()))
                            .map(rows -> rows[0].length)
                            .orElse(0)
                    : scores.rows().getOrDefault(head.output(), new float[0]).length;
            head.requireWidth(name, graph, width);
        });
    }

    Scores read(String text, TextScores scores) {
        return new Scores(
                oneOf(LEAVES, scores).orElseThrow(),
                () -> oneOf(SOURCES, scores),
                row(KINDS, scores).map(row -> byName.get(KINDS).eachOf(row)).orElse(Map.of()),
                oneOf(COMPLAINT, scores),
                oneOf(SENTIMENT, scores),
                oneOf(URGENCY, scores),
                oneOf(ACT, scores),
                row(OUT_OF_SCOPE, scores).map(row -> scope(byName.get(OUT_OF_SCOPE), row[0])),
                spans.map(decoder -> decoder.decode(
                                text,
                                scores.tokens(),
                                scores.tokenRows().get(byName.get(SPANS).output())))
                        .orElse(List.of()),
                scores.tokens().size());
    }

    static Scores.Scope scope(HeadSpec head, float logit) {
        return new Scores.Scope(HeadSpec.sigmoid(logit), head.thresholds().getFirst());
    }

    private Optional<Distribution> oneOf(String head, TextScores scores) {
        return row(head, scores).map(row -> byName.get(head).oneOf(row));
    }

    private Optional<float[]> row(String head, TextScores scores) {
        return Optional.ofNullable(byName.get(head)).map(spec -> scores.rows().get(spec.output()));
    }

    static void requireThresholds(Map<String, HeadSpec> heads, String name) {
        if (heads.containsKey(name) && heads.get(name).thresholds() == null) {
            throw new ModelLoadException("the head " + name + " has no thresholds");
        }
    }

    private static void requireLabels(Map<String, HeadSpec> heads, String name, Set<String> known) {
        List<String> unknown = Optional.ofNullable(heads.get(name)).map(HeadSpec::labels).orElse(List.of()).stream()
                .filter(label -> !known.contains(label))
                .toList();
        if (!unknown.isEmpty()) {
            throw new ModelLoadException("the head %s names %s, which mean nothing here".formatted(name, unknown));
        }
    }

    private static Set<String> codes(Enum<?>... values) {
        return Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private static Set<String> withNone(Set<String> codes) {
        codes.add(Scores.NO_COMPLAINT);
        return codes;
    }
}
