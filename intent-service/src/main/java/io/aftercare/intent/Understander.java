package io.aftercare.intent;

import io.aftercare.inference.Caller;
import io.aftercare.inference.ModelClosed;
import io.aftercare.intent.entity.Entity;
import io.aftercare.intent.entity.EntityFinder;
import io.aftercare.intent.entity.EntityType;
import io.aftercare.intent.explain.Explainer;
import io.aftercare.intent.explain.Explanation;
import io.aftercare.intent.language.Detected;
import io.aftercare.intent.language.Languages;
import io.aftercare.intent.model.Distribution;
import io.aftercare.intent.model.IntentModel;
import io.aftercare.intent.model.Scores;
import io.aftercare.intent.model.Urgency;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads a message: what the model has learned, and the little that no model is trusted with. */
@ApplicationScoped
class Understander {
    private static final int MOST_INTENTS = 5;
    private static final double WORDLESS = 0.9;
    /** What a number is taken to ask for when it is all that was ever said, and how surely. */
    private static final Map<EntityType, String> BARE =
            Map.of(EntityType.ORDER, "order.status", EntityType.TRACKING, "logistics.where_is_it");

    private static final double BARE_SHARE = 0.7;

    // Not static: a native image would bring along that of its build.
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Languages languages;
    private final EntityFinder entities;
    private final ModelChoice models;
    private final Explainer explainer;
    private final IntentMetrics metrics;
    private final ModelTraces traces;

    Understander(
            Languages languages,
            EntityFinder entities,
            ModelChoice models,
            Explainer explainer,
            IntentMetrics metrics,
            ModelTraces traces) {
        this.languages = languages;
        this.entities = entities;
        this.models = models;
        this.explainer = explainer;
        this.metrics = metrics;
        this.traces = traces;
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 400 naming what cannot be read, or by which model */
    Reading prepare(UnderstandRequest request, Caller caller) {
        request.valid();
        String folded = languages.fold(request.text());
        List<Entity> recognised = entities.find(request.text(), folded);
        Subject subject = Subject.of(request, folded, recognised);
        Detected language =
                languages.detector().detect(subject.inLanguage(languages.fold(subject.text())), request.language());
        return new Reading(
                request, folded, recognised, subject, language, models.choose(request, language.language()), caller);
    }

    /**
     * @throws io.aftercare.inference.InferenceOverloaded when no place of the model is to be had in time
     * @throws io.aftercare.inference.InferenceTimedOut when the model took too long
     */
    Understanding understand(Reading reading) {
        try {
            return readBy(reading);
        } catch (ModelClosed gone) {
            // Another version took its place between choosing and reading.
            return readBy(prepare(reading.request(), reading.caller()));
        }
    }

    private Understanding readBy(Reading reading) {
        IntentModel model = reading.model();
        long start = System.nanoTime();
        long cpu = threads.getCurrentThreadCpuTime();
        Scores scores = traces.read(model, reading.subject().input(), reading.caller());
        Duration taken = Duration.ofNanos(System.nanoTime() - start);

        Distribution intents = intents(reading, scores);
        Understanding.OutOfScope scope = scope(reading, scores);
        Understanding understanding = new Understanding(
                reading.language().language(),
                listed(reading, intents),
                Understanding.Kind.of(scores.kinds()),
                clarification(reading, intents, scope).orElse(null),
                scores.act().map(Understanding.ActScore::of).orElse(null),
                scope,
                entities(reading, scores),
                scores.sentiment().map(Understanding.Tone::of).orElse(null),
                scores.urgency()
                        .map(urgency -> Urgency.valueOf(urgency.best().label().toUpperCase(Locale.ROOT)))
                        .orElse(Urgency.NORMAL),
                scores.complaint().flatMap(Understanding.Complaint::of).orElse(null),
                sources(reading, scores),
                explanation(reading, intents),
                Understanding.Model.of(
                        model, taken, Duration.ofNanos(threads.getCurrentThreadCpuTime() - cpu), scores.tokens()));
        metrics.understood(model.id(), understanding, taken);
        return understanding;
    }

    /** A number on its own has no words that a model could have learned from. */
    private static Optional<String> askedByNumber(Reading reading) {
        return reading.subject()
                .bare()
                .map(BARE::get)
                .filter(leaf -> reading.model().taxonomy().leaf(leaf).isPresent());
    }

    private static Distribution intents(Reading reading, Scores scores) {
        return askedByNumber(reading)
                .map(leaf -> scores.intents().withShare(leaf, BARE_SHARE))
                .orElse(scores.intents());
    }

    private static List<Understanding.Intent> listed(Reading reading, Distribution intents) {
        double threshold = reading.request().wantsRunnersUp()
                ? 0
                : reading.model().decisions().intentSet().threshold();
        return intents.top(MOST_INTENTS, threshold).stream()
                .map(scored -> Understanding.Intent.of(
                        reading.model().taxonomy().leaf(scored.label()).orElseThrow(),
                        scored.probability() * reading.language().confidence()))
                .toList();
    }

    private static Understanding.OutOfScope scope(Reading reading, Scores scores) {
        if (reading.isWordless()) {
            return new Understanding.OutOfScope(true, WORDLESS);
        }
        double score = scores.scope().map(Scores.Scope::outOfScope).orElse(0.0);
        boolean out = scores.scope().filter(Scores.Scope::isOut).isPresent();
        return askedByNumber(reading).isPresent()
                ? new Understanding.OutOfScope(false, 0)
                : new Understanding.OutOfScope(out, score);
    }

    private static Optional<Clarification> clarification(
            Reading reading, Distribution intents, Understanding.OutOfScope scope) {
        return scope.value()
                ? Optional.empty()
                : Clarification.of(
                        intents,
                        Optional.ofNullable(reading.model().decisions().clarify()),
                        reading.model().taxonomy(),
                        reading.language().language());
    }

    private List<Entity> entities(Reading reading, Scores scores) {
        // The spans of another text than the message would point nowhere.
        return reading.subject().continued()
                ? reading.recognised()
                : entities.withLearned(reading.text(), reading.folded(), reading.recognised(), scores.spans());
    }

    private static List<Understanding.Source> sources(Reading reading, Scores scores) {
        return reading.request().wantsSources()
                ? scores.sources().get().map(Understanding.Source::of).orElseThrow()
                : null;
    }

    private List<Explanation> explanation(Reading reading, Distribution intents) {
        List<String> asked = reading.request().wantsBestExplained()
                ? List.of(intents.best().label())
                : reading.request().namedForExplanation();
        if (asked.isEmpty()) {
            return null;
        }
        Subject subject = reading.subject();
        return subject.continued() || subject.bare().isPresent()
                ? asked.stream()
                        .map(intent -> Explanation.withoutWords(intent, intents))
                        .toList()
                : explainer.explain(
                        reading.model(), subject.input(), reading.folded(), intents, asked, reading.caller());
    }
}
