package io.aftercare.reply.handoff;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * How likely a person serves the customer best by now, from the course of the conversation: a logistic model whose weights
 * are data ({@code handoff-forecast.yaml}, card in {@code models/handoff/1}).
 */
public final class HandoffForecast {
    private static final String FILE = "/handoff-forecast.yaml";

    /** @param offersFrom odds from which a person is offered */
    @RegisterForReflection
    record Weights(int version, double offersFrom, double intercept, Map<String, Double> weights) {}

    private final Weights weights;

    private HandoffForecast(Weights weights) {
        Map<String, Double> known = new Course(List.of(new Course.Turn("", 0, "", ""))).features();
        if (!weights.weights().keySet().equals(known.keySet())) {
            throw new IllegalStateException(
                    FILE + " weighs " + weights.weights().keySet() + " and not " + known.keySet());
        }
        this.weights = weights;
    }

    public static HandoffForecast load() {
        try (InputStream yaml = HandoffForecast.class.getResourceAsStream(FILE)) {
            return new HandoffForecast(YAMLMapper.builder().build().readValue(yaml, Weights.class));
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }

    /** From 0 to 1. */
    public double odds(Course course) {
        double sum = weights.intercept();
        for (Map.Entry<String, Double> feature : course.features().entrySet()) {
            sum += weights.weights().get(feature.getKey()) * feature.getValue();
        }
        return 1 / (1 + Math.exp(-sum));
    }

    public boolean offers(double odds) {
        return odds >= weights.offersFrom();
    }
}
