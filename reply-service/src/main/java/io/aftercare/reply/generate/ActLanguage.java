package io.aftercare.reply.generate;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftercare.reply.Language;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The acts that the model was taught, and what a sentence of each may not say; from the model's {@code acts.json}. */
final class ActLanguage {
    private final Map<String, Topic> topics = new HashMap<>();
    private final Map<Language, Map<String, Set<String>>> guards = new EnumMap<>(Language.class);
    private final Map<Language, Pattern> literals = new EnumMap<>(Language.class);

    record Topic(Set<String> slots, Set<String> carries) {}

    ActLanguage(JsonNode acts) {
        acts.required("topics")
                .properties()
                .forEach(topic -> topics.put(
                        topic.getKey(),
                        new Topic(
                                Set.copyOf(strings(topic.getValue().required("slots"))),
                                Set.copyOf(strings(topic.getValue().required("carries"))))));
        for (Language language : Language.values()) {
            Map<String, Set<String>> terms = new HashMap<>();
            acts.required("guards")
                    .required(language.code())
                    .properties()
                    .forEach(term -> terms.put(term.getKey(), Set.copyOf(strings(term.getValue()))));
            guards.put(language, terms);
            literals.put(
                    language,
                    Pattern.compile(
                            acts.required("literal").required(language.code()).asText(),
                            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS));
        }
    }

    Set<String> topics() {
        return topics.keySet();
    }

    Topic topic(String name) {
        return topics.get(name);
    }

    /** @throws UnknownAct where the model was not taught this topic, or not with these facts */
    void require(Act act) {
        Topic topic = topics.get(act.topic());
        if (topic == null) {
            throw new UnknownAct("there is no act " + act.topic());
        }
        if (!topic.slots().containsAll(act.slots())) {
            Set<String> strange = new HashSet<>(act.slots());
            strange.removeAll(topic.slots());
            throw new UnknownAct("%s cannot say %s, only %s".formatted(act.topic(), strange, topic.slots()));
        }
    }

    /** The rights and commitments that a sentence of this act may not name, in lower case. */
    List<String> forbidden(Act act, Language language) {
        Set<String> carried = topics.get(act.topic()).carries();
        List<String> forbidden = new ArrayList<>();
        guards.get(language).forEach((term, needs) -> {
            if (needs.stream().noneMatch(carried::contains)) {
                forbidden.add(term);
            }
        });
        return forbidden;
    }

    /** A number, date or span of time that is no fact; looked for in what stands between placeholders. */
    Pattern literal(Language language) {
        return literals.get(language);
    }

    /** What the encoder reads: symbols only, so that nothing a customer wrote has a way in. */
    static List<String> symbols(Act act, Language language) {
        String[] parts = act.topic().split("\\.", 2);
        List<String> symbols = new ArrayList<>();
        symbols.add("<" + language.code() + ">");
        symbols.add(act.style().symbol());
        symbols.add("<" + parts[0] + ">");
        Arrays.stream(parts[1].split("_")).forEach(word -> symbols.add("<" + word + ">"));
        act.slots().forEach(slot -> symbols.add("{" + slot + "}"));
        return symbols;
    }

    static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(element -> strings.add(element.asText()));
        return strings;
    }
}
