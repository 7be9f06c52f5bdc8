package io.aftercare.intent.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.aftercare.inference.ModelLoadException;
import io.aftercare.intent.model.Distribution.Scored;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A head as its manifest describes it: which output of the graph it is and what that output's numbers mean.
 *
 * @param temperature what logits are divided by, so that their softmax says how often it is right
 * @param thresholds for labels that hold each on its own, the score from which each does
 */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record HeadSpec(String output, List<String> labels, Double temperature, List<Double> thresholds) {
    private static final double AS_IT_IS = 1;

    HeadSpec {
        Manifest.require(output != null, "an output for every head");
        Manifest.require(labels != null && !labels.isEmpty(), "labels for every head");
        Manifest.require(new HashSet<>(labels).size() == labels.size(), "each label of " + output + " once");
        Manifest.require(temperature == null || temperature > 0, "a positive temperature for " + output);
        Manifest.require(
                thresholds == null || thresholds.size() == labels.size(), "as many thresholds as labels for " + output);
        Manifest.require(
                thresholds == null || thresholds.stream().allMatch(score -> score > 0 && score < 1),
                "thresholds between 0 and 1 for " + output);
        labels = List.copyOf(labels);
        thresholds = thresholds == null ? null : List.copyOf(thresholds);
    }

    /** For labels of which one holds. */
    Distribution oneOf(float[] logits) {
        double heat = temperature == null ? AS_IT_IS : temperature;
        double highest = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            highest = Math.max(highest, logit);
        }
        double[] weights = new double[logits.length];
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            weights[i] = Math.exp((logits[i] - highest) / heat);
            sum += weights[i];
        }
        Scored[] scored = new Scored[logits.length];
        for (int i = 0; i < logits.length; i++) {
            scored[i] = new Scored(labels.get(i), weights[i] / sum);
        }
        return new Distribution(Arrays.asList(scored));
    }

    /** For labels of which several may hold: those that do, best first; the best in any case, since one of them is "other". */
    Map<String, Double> eachOf(float[] logits) {
        Map<String, Double> holding = new LinkedHashMap<>();
        List<Integer> bestFirst = IntStream.range(0, logits.length)
                .boxed()
                .sorted((a, b) -> Float.compare(logits[b], logits[a]))
                .toList();
        bestFirst.stream()
                .filter(i -> i.equals(bestFirst.getFirst()) || sigmoid(logits[i]) >= thresholds.get(i))
                .forEach(i -> holding.put(labels.get(i), sigmoid(logits[i])));
        return holding;
    }

    /** @throws ModelLoadException when the graph gives another number of scores than there are labels */
    void requireWidth(String head, String graph, int width) {
        if (width != labels.size()) {
            throw new ModelLoadException("%s gives %d numbers as %s, its manifest names %d labels for the head %s"
                    .formatted(graph, width, output, labels.size(), head));
        }
    }

    static double sigmoid(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }
}
