package io.aftercare.reply.generate;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.aftercare.inference.InferenceFailed;
import io.aftercare.inference.InferenceOverloaded;
import io.aftercare.reply.Language;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Has the wording model say what phrases say, by {@code wording-acts.yaml}. The model reads the act and its placeholders
 * alone, and what it wrote is filled from the phrase's facts; whatever fails, the phrase is there.
 */
public final class ActWordsmith implements Wordsmith {
    private static final Logger LOG = Logger.getLogger(ActWordsmith.class);
    private static final String FILE = "/wording-acts.yaml";

    /** @param slots the act's placeholder for each of the phrase */
    @RegisterForReflection
    record Line(List<String> phrases, String act, Map<String, String> slots) {}

    private final WordingModel model;
    private final Map<String, Line> lines = new HashMap<>();

    /** @throws UnknownAct where the model was not taught an act that phrases are mapped to, or cannot hold its facts */
    public ActWordsmith(WordingModel model) {
        this.model = model;
        for (Line line : read()) {
            Set<String> slots =
                    line.slots() == null ? Set.of() : Set.copyOf(line.slots().values());
            if (!model.topics().contains(line.act()) || !model.slots(line.act()).containsAll(slots)) {
                throw new UnknownAct("%s maps %s to %s with %s, which %s was not taught"
                        .formatted(FILE, line.phrases(), line.act(), slots, model.name()));
            }
            line.phrases().forEach(phrase -> lines.put(phrase, line));
        }
    }

    /** The phrases that it may word, each with its placeholders. */
    public Map<String, Set<String>> phrases() {
        return lines.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, it -> slots(it.getValue()).keySet()));
    }

    @Override
    public Optional<Wording> word(String phrase, Map<String, String> facts, Style style, Language language) {
        Line line = lines.get(phrase);
        if (line == null || !slots(line).keySet().equals(facts.keySet())) {
            return Optional.empty();
        }
        Map<String, String> filled = new HashMap<>();
        facts.forEach((name, text) -> filled.put(slots(line).get(name), text));
        Act act = new Act(line.act(), style, filled.keySet().stream().sorted().toList());
        try {
            return Optional.of(model.write(act, filled, language, WordingListener.NONE));
        } catch (WordingRejected | InferenceFailed | InferenceOverloaded failed) {
            // A rejection says why, not what was written; no fact is part of it.
            LOG.debugf("phrase=%s stands: %s", phrase, failed.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        model.close();
    }

    private static Map<String, String> slots(Line line) {
        return line.slots() == null ? Map.of() : line.slots();
    }

    private static List<Line> read() {
        try (InputStream yaml = ActWordsmith.class.getResourceAsStream(FILE)) {
            return YAMLMapper.builder().build().readValue(yaml, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }
}
