package io.aftercare.reply.compose;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which facts of an order answer which intent, from {@code order-topics.yaml}. */
final class OrderTopics {
    /**
     * {@code enough}: the facts are the whole answer. {@code decided}: what the customer is entitled to goes before them,
     * where it was decided.
     */
    record Answer(OrderTopic topic, boolean enough, boolean decided) {}

    @RegisterForReflection
    record Line(OrderTopic topic, boolean enough, Boolean decided, List<String> intents) {}

    private static final String FILE = "/order-topics.yaml";

    private final Map<String, Answer> answers = new HashMap<>();

    private OrderTopics(List<Line> lines) {
        for (Line line : lines) {
            for (String intent : line.intents()) {
                answers.putIfAbsent(
                        intent, new Answer(line.topic(), line.enough(), line.decided() == null || line.decided()));
            }
        }
    }

    static OrderTopics load() {
        try (InputStream yaml = OrderTopics.class.getResourceAsStream(FILE)) {
            return new OrderTopics(YAMLMapper.builder().build().readValue(yaml, new TypeReference<>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }

    Optional<Answer> of(String intent) {
        String group = intent.replaceFirst("\\..*", ".*");
        return Optional.ofNullable(answers.getOrDefault(intent, answers.get(group)));
    }
}
