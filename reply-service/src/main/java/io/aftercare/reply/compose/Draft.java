package io.aftercare.reply.compose;

import io.aftercare.reply.Evidence;
import io.aftercare.reply.Language;
import io.aftercare.reply.Promise;
import io.aftercare.reply.Sentence;
import io.aftercare.reply.Source;
import io.aftercare.reply.knowledge.Article;
import io.aftercare.reply.proof.Gate;
import io.aftercare.reply.proof.Grounds;
import io.aftercare.reply.proof.Verifier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The reply while it is written: each sentence that the {@link Gate} lets through is handed on at once. */
final class Draft {
    private final Language language;
    private final Phrases phrases;
    private final Grounds grounds;
    private final Gate gate;
    private final Consumer<Sentence> reader;
    private final CompositionMonitor monitor;
    private final List<Sentence> sentences = new ArrayList<>();
    private final List<Promise> promises = new ArrayList<>();
    private Source source;
    private Source writing;
    private boolean newLine;

    Draft(
            Language language,
            Phrases phrases,
            Grounds grounds,
            Gate gate,
            Consumer<Sentence> reader,
            CompositionMonitor monitor) {
        this.language = language;
        this.phrases = phrases;
        this.grounds = grounds;
        this.gate = gate;
        this.reader = reader;
        this.monitor = monitor;
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

    /**
     * Asks a question that has variants, {@code key.1}, {@code key.2} …: never one that was asked before, and when all
     * were, offers a person instead.
     */
    boolean ask(String key, Situation situation) {
        for (int n = 1; phrases.word(key + "." + n).isPresent(); n++) {
            if (!situation.said(key + "." + n)) {
                return say(key + "." + n);
            }
        }
        return say("ask.person");
    }

    /** Says what an article says, in its own words. */
    boolean quote(Article article, String passage) {
        grounds.found(article);
        return add(passage, List.of(Evidence.knowledge(article.id(), article.version(), passage)));
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

    /**
     * The step that writes the substance first owns the reply, from its first sentence on: where none of its sentences
     * is proved, the next step has its turn. A decision explained is more than the state of the order before it.
     */
    void owe(Source step) {
        writing = step;
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

    boolean says(String phrase) {
        return says(phrase::equals);
    }

    /** It says sorry already. */
    boolean apologises() {
        return says(phrase -> phrase.startsWith("apology."));
    }

    private boolean says(Predicate<String> phrase) {
        return sentences.stream()
                .flatMap(sentence -> sentence.evidence().stream())
                .anyMatch(evidence -> evidence.kind() == Evidence.Kind.PHRASE && phrase.test(evidence.id()));
    }

    boolean quotes(Article article) {
        return sentences.stream()
                .flatMap(sentence -> sentence.evidence().stream())
                .anyMatch(evidence -> evidence.kind() == Evidence.Kind.KNOWLEDGE
                        && evidence.id().equals(article.id()));
    }

    List<Sentence> sentences() {
        return List.copyOf(sentences);
    }

    List<Promise> promises() {
        return List.copyOf(promises);
    }

    String text() {
        return sentences.stream()
                .map(sentence -> sentence.lead() + sentence.text())
                .collect(Collectors.joining());
    }

    private boolean add(String text, List<Evidence> evidence) {
        Sentence unproved = new Sentence(lead(), text, evidence);
        Verifier.Verdict verdict = gate.verify(unproved, grounds);
        if (!verdict.proved()) {
            monitor.withheld(unproved, verdict);
            return false;
        }
        Sentence sentence = new Sentence(lead(), text, verdict.claims(), evidence);
        sentences.add(sentence);
        if (source == null || source == Source.ORDER && writing == Source.DECISION) {
            source = writing;
        }
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
