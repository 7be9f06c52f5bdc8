package io.aftercare.reply.compose;

import io.aftercare.reply.Evidence;
import io.aftercare.reply.Language;
import io.aftercare.reply.Promise;
import io.aftercare.reply.Sentence;
import io.aftercare.reply.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The reply while it is written: each sentence that passes {@link EvidenceCheck} is handed on at once. */
final class Draft {
    private final Language language;
    private final Phrases phrases;
    private final Consumer<Sentence> reader;
    private final List<Sentence> sentences = new ArrayList<>();
    private final List<Promise> promises = new ArrayList<>();
    private Source source;
    private boolean newLine;
    private int withheld;

    Draft(Language language, Phrases phrases, Consumer<Sentence> reader) {
        this.language = language;
        this.phrases = phrases;
        this.reader = reader;
    }

    /** Says the phrase, and tells whether it was said: a missing fact or proof keeps it back. */
    boolean say(String key, Facts facts, Evidence... basis) {
        return phrases.sentence(key, facts, basis)
                .map(sentence -> add(sentence.text(), sentence.evidence()))
                .orElse(false);
    }

    /** Says a phrase that has no place for facts. */
    boolean say(String key, Evidence... basis) {
        return say(key, new Facts(), basis);
    }

    /** Says what an article says, in its own words. */
    boolean quote(String text, Evidence article) {
        return add(text, List.of(article));
    }

    /** The last sentence commits the merchant to something. */
    void promise(Promise.Kind kind, Instant dueAt, String caseId) {
        promises.add(new Promise(kind, dueAt, caseId, sentences.size() - 1));
    }

    /** The next sentence starts on a new line, except after a mere greeting. */
    Draft newLine() {
        newLine = hasSubstance() || sentences.size() > 1;
        return this;
    }

    /** The step that writes the substance first owns the reply. */
    void owe(Source step) {
        if (source == null) {
            source = step;
        }
    }

    Optional<Source> source() {
        return Optional.ofNullable(source);
    }

    boolean owedTo(Source step) {
        return source == step;
    }

    boolean hasSubstance() {
        return source != null;
    }

    List<Sentence> sentences() {
        return List.copyOf(sentences);
    }

    List<Promise> promises() {
        return List.copyOf(promises);
    }

    /** How many sentences lacked proof. */
    int withheld() {
        return withheld;
    }

    String text() {
        return sentences.stream()
                .map(sentence -> sentence.lead() + sentence.text())
                .collect(Collectors.joining());
    }

    private boolean add(String text, List<Evidence> evidence) {
        Sentence sentence = new Sentence(lead(), text, evidence);
        if (!EvidenceCheck.mayLeave(sentence)) {
            withheld++;
            return false;
        }
        sentences.add(sentence);
        newLine = false;
        reader.accept(sentence);
        return true;
    }

    private String lead() {
        if (sentences.isEmpty()) {
            return "";
        }
        return newLine ? "\n" : language == Language.ZH ? "" : " ";
    }
}
