package io.aftercare.reply.compose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.aftercare.reply.Evidence;
import io.aftercare.reply.Language;
import io.aftercare.reply.Sentence;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How the service words things in one language, from {@code phrases/<language>.yaml}. A phrase is filled only from facts
 * and only as a whole: where a fact is missing, the sentence is.
 */
final class Phrases {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z_.]+)}");

    private final Map<String, String> phrases;

    private Phrases(Map<String, String> phrases) {
        this.phrases = phrases;
    }

    static Phrases in(Language language) {
        String file = "/phrases/" + language.code() + ".yaml";
        try (InputStream yaml = Phrases.class.getResourceAsStream(file)) {
            Map<String, String> phrases = new TreeMap<>();
            flatten("", YAMLMapper.builder().build().readTree(yaml), phrases);
            return new Phrases(phrases);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    Set<String> keys() {
        return phrases.keySet();
    }

    /** The phrase as it stands, for a word such as the name of a department; empty where there is none. */
    Optional<String> word(String key) {
        return Optional.ofNullable(phrases.get(key));
    }

    Set<String> placeholders(String key) {
        return PLACEHOLDER
                .matcher(phrases.get(key))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The facts that fill the phrase, by placeholder; fewer than it has where some are missing. */
    Map<String, String> filling(String key, Facts facts) {
        Map<String, String> filling = new TreeMap<>();
        placeholders(key).forEach(name -> facts.get(name).ifPresent(fact -> filling.put(name, fact.text())));
        return filling;
    }

    /**
     * The phrase filled from the facts, proved by the facts that it uses and by {@code basis}, what it is said because
     * of; or nothing, where a fact or the phrase itself is missing.
     */
    Optional<Sentence> sentence(String key, Facts facts, Evidence... basis) {
        String phrase = phrases.get(key);
        if (phrase == null
                || placeholders(key).stream().anyMatch(name -> facts.get(name).isEmpty())) {
            return Optional.empty();
        }
        Set<Evidence> evidence = new LinkedHashSet<>(Set.of(basis));
        placeholders(key)
                .forEach(name -> evidence.addAll(facts.get(name).orElseThrow().evidence()));
        if (evidence.isEmpty()) {
            evidence.add(Evidence.phrase(key));
        }
        String text = PLACEHOLDER
                .matcher(phrase)
                .replaceAll(found -> Matcher.quoteReplacement(
                        facts.get(found.group(1)).orElseThrow().text()));
        return Optional.of(new Sentence("", text, List.copyOf(evidence)));
    }

    private static void flatten(String path, JsonNode node, Map<String, String> phrases) {
        if (node.isValueNode()) {
            phrases.put(path, node.asText());
        }
        node.properties()
                .forEach(entry -> flatten(
                        path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(), entry.getValue(), phrases));
    }
}
