package io.aftercare.intent;

import io.aftercare.intent.entity.Entity;
import io.aftercare.intent.entity.EntityFinder;
import io.aftercare.intent.language.Detected;
import io.aftercare.intent.language.Language;
import io.aftercare.intent.model.IntentModels;
import io.aftercare.intent.model.Leaf;
import io.aftercare.intent.model.Scores;
import io.aftercare.intent.rules.Act;
import io.aftercare.intent.rules.ActRules;
import io.aftercare.intent.rules.Aspect;
import io.aftercare.intent.rules.IntentRules.Evidence;
import io.aftercare.intent.rules.RuleBook;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads a message: rules and the learned head side by side, then one {@link Understanding}. */
@ApplicationScoped
class Understander {
    private static final double WORDLESS = 0.9;
    private static final double NAMED_IN_SCOPE = 0.3;

    private final RuleBook rules;
    private final EntityFinder entityFinder;
    private final IntentModels models;
    private final IntentMetrics metrics;
    private final IntentBlend blend;

    Understander(RuleBook rules, EntityFinder entityFinder, IntentModels models, IntentMetrics metrics) {
        this.rules = rules;
        this.entityFinder = entityFinder;
        this.models = models;
        this.metrics = metrics;
        this.blend = new IntentBlend(rules.intents());
    }

    Understanding understand(UnderstandRequest request) {
        String folded = rules.folding().fold(request.text());
        List<Entity> entities = entityFinder.find(request.text(), folded);
        Subject subject = Subject.of(request, folded, entities, rules);
        Evidence evidence = subject.evidence();
        Detected language = detect(subject, request.language());

        long start = System.nanoTime();
        Scores scores = models.read(language.language(), subject.forModel());
        Duration taken = Duration.ofNanos(System.nanoTime() - start);

        ActRules.Reading act = act(subject, evidence, scores);
        Manner manner = Manner.of(subject, act, scores.probabilities(), rules);
        Understanding understanding = new Understanding(
                language.language(),
                intents(scores, evidence, act, language.confidence()),
                new Understanding.ActScore(manner.act(), manner.actScore()),
                outOfScope(scores, evidence, entities, folded, language.confidence()),
                entities,
                new Understanding.Tone(manner.tone().label(), manner.tone().score()),
                manner.urgency(),
                manner.complaint().map(Understanding.Complaint::of).orElse(null),
                Understanding.Model.of(models.view(language.language()), taken));
        metrics.understood(understanding, taken);
        return understanding;
    }

    private Detected detect(Subject subject, Optional<Language> hint) {
        Detected own = rules.languages().detect(subject.words(), hint);
        // A few words may be in any language ("OK", "iPhone"): the message before tells more.
        return subject.before()
                .map(before -> rules.languages().detect(before + " " + subject.words(), hint))
                .orElse(own);
    }

    private ActRules.Reading act(Subject subject, Evidence evidence, Scores scores) {
        ActRules.Reading said = rules.acts().read(subject.words());
        Optional<Aspect> inherited = subject.before().map(rules.acts()::read).flatMap(ActRules.Reading::aspect);
        ActRules.Reading reading =
                rules.acts().withLearned(said, scores.probabilities()).withAspect(inherited);
        return evidence.onlyDenies() && !evidence.withdrawn() ? reading.withoutRequest() : reading;
    }

    private List<Understanding.Intent> intents(
            Scores scores, Evidence evidence, ActRules.Reading act, double confidence) {
        Aspect aspect = act.act() == Act.QUESTION ? act.aspect().orElse(Aspect.POLICY) : Aspect.REQUEST;
        return blend.rank(scores.probabilities(), evidence, aspect, act.act() == Act.REQUEST).stream()
                .map(ranked -> {
                    Leaf leaf = models.leaf(ranked.leaf());
                    String kind = rules.intents().isWithdrawal(leaf.code()) ? null : leaf.kind();
                    return Understanding.Intent.of(leaf, kind, ranked.confidence() * confidence);
                })
                .toList();
    }

    private static Understanding.OutOfScope outOfScope(
            Scores scores, Evidence evidence, List<Entity> entities, String folded, double confidence) {
        if (evidence.speaksOfAftercare()) {
            return new Understanding.OutOfScope(false, scores.outOfScope() * NAMED_IN_SCOPE);
        }
        if (entities.isEmpty() && folded.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return new Understanding.OutOfScope(true, WORDLESS);
        }
        double score = 1 - (1 - scores.outOfScope()) * confidence;
        return new Understanding.OutOfScope(score >= scores.outOfScopeFrom(), score);
    }
}
