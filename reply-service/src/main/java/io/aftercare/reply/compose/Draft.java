package io.aftercare.reply.compose;

import io.aftercare.reply.Evidence;
import io.aftercare.reply.Language;
import io.aftercare.reply.Promise;
import io.aftercare.reply.Sentence;
import io.aftercare.reply.Source;
import io.aftercare.reply.generate.Wordsmith;
import io.aftercare.reply.knowledge.Article;
import io.aftercare.reply.proof.Gate;
import io.aftercare.reply.proof.Grounds;
import io.aftercare.reply.proof.Verifier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    private final Voice voice;
    private final Consumer<Sentence> reader;
    private final CompositionMonitor monitor;
    private final List<Sentence> sentences = new ArrayList<>();
    private final List<Promise> promises = new ArrayList<>();
    private Source source;
    private Source writing;
    private boolean newLine;
    private boolean complete;
    private int tokens;

    Draft(
            Language language,
            Phrases phrases,
            Grounds grounds,
            Gate gate,
            Voice voice,
            Consumer<Sentence> reader,
            CompositionMonitor monitor) {
        this.language = language;
        this.phrases = phrases;
        this.grounds = grounds;
        this.gate = gate;
        this.voice = voice;
        this.reader = reader;
        this.monitor = monitor;
    }

    /** Says the phrase, and tells whether it was said: a missing fact or proof keeps it back. */
    boolean say(String key, Facts facts, Evidence... basis) {
        return phrases.sentence(key, facts, basis)
                .map(sentence -> worded(key, facts, sentence) || add(sentence.text(), sentence.evidence()))
                .orElse(false);
    }

    /**
     * What the phrase says, in the words of a model: with all of its facts, on the same evidence, and proved by it as the
     * phrase would be. Else the phrase is said.
     */
    private boolean worded(String key, Facts facts, Sentence phrase) {
        if (voice.wordsmith() == Wordsmith.NONE) {
            return false;
        }
        Map<String, String> filling = phrases.filling(key, facts);
        return voice.word(key, filling, language)
                .filter(wording -> !wording.text().isBlank()
                        && filling.values().stream().allMatch(fact -> holds(wording.text(), fact))
                        && claimsAlike(wording.text(), phrase))
                .map(wording -> {
                    tokens += wording.tokens();
                    return add(wording.text(), phrase.evidence());
                })
                .orElse(false);
    }

    /** Where a sentence begins with a fact, that has a capital. */
    private static boolean holds(String text, String fact) {
        return text.toLowerCase(Locale.ROOT).contains(fact.toLowerCase(Locale.ROOT));
    }

    /** Words that are proved may still leave out a figure, a right or a commitment, or add one: then they are not taken. */
    private boolean claimsAlike(String text, Sentence phrase) {
        Verifier.Verdict spoken = gate.verify(new Sentence(lead(), text, phrase.evidence()), grounds);
        Verifier.Verdict written = gate.verify(phrase, grounds);
        return spoken.proved() && written.proved() && values(spoken).equals(values(written));
    }

    private static List<String> values(Verifier.Verdict verdict) {
        return verdict.claims().stream()
                .map(claim -> claim.kind() + " " + claim.value())
                .sorted()
                .toList();
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
            if (!situation.memory().said(key + "." + n)) {
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

    /** All is said: no step adds to it. */
    void complete() {
        complete = true;
    }

    boolean isComplete() {
        return complete;
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

    /** Written by a model; 0 where phrases alone were said. */
    int tokens() {
        return tokens;
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
