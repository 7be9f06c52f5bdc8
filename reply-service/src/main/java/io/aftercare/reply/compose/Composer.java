package io.aftercare.reply.compose;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.aftercare.reply.Language;
import io.aftercare.reply.Reply;
import io.aftercare.reply.ReplyRequest;
import io.aftercare.reply.Sentence;
import io.aftercare.reply.Source;
import io.aftercare.reply.knowledge.Retriever;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Writes the reply to one message, as a cascade: each step adds its part where it applies, the first with substance owns
 * the reply, and the last resort is the honest word that there is no answer. Facts come from the decision and the
 * articles only; the customer's words are never repeated.
 */
public final class Composer {
    private static final NoArgGenerator IDS = Generators.timeBasedEpochGenerator();

    private final Map<Language, Cascade> cascades;
    private final Retriever retriever;
    private final OrderTopics topics = OrderTopics.load();
    private final ZoneId zone;
    private final CompositionMonitor monitor;

    private record Cascade(Phrases phrases, List<Step> steps) {
        static Cascade in(Language language) {
            Phrases phrases = Phrases.in(language);
            return new Cascade(
                    phrases,
                    List.of(
                            new GreetingStep(),
                            new ReceivedStep(),
                            new ApologyStep(),
                            new HandoffStep(),
                            new CaseStep(phrases),
                            new OrderStep(phrases),
                            new KnowledgeStep(),
                            new UnreachableStep(),
                            new SmalltalkStep(),
                            new OutOfScopeStep(),
                            new ClarifyStep(phrases),
                            new FallbackStep(),
                            new AskStep()));
        }
    }

    public Composer(Retriever retriever, ZoneId zone, CompositionMonitor monitor) {
        this.retriever = retriever;
        this.zone = zone;
        this.monitor = monitor;
        this.cascades = Arrays.stream(Language.values())
                .collect(Collectors.toMap(
                        language -> language, Cascade::in, (a, b) -> a, () -> new EnumMap<>(Language.class)));
    }

    /** Hands each sentence to the reader as soon as it stands, and returns the whole. */
    public Reply compose(ReplyRequest request, Instant now, Consumer<Sentence> reader) {
        long start = System.nanoTime();
        Cascade cascade = cascades.get(request.language());
        Wording wording = new Wording(request.language(), zone, now);
        Situation situation = new Situation(request, wording, retriever, topics);
        Draft draft = new Draft(request.language(), cascade.phrases(), reader);
        for (Step step : cascade.steps()) {
            long stepStart = System.nanoTime();
            if (step.applies(situation, draft)) {
                step.write(situation, draft);
            }
            monitor.stepTook(step.getClass().getSimpleName(), System.nanoTime() - stepStart);
        }
        Source source = draft.source().orElse(Source.FALLBACK);
        monitor.composed(request.language(), source, draft.withheld());
        return new Reply(
                IDS.generate(),
                request.language(),
                draft.text(),
                draft.sentences(),
                source,
                draft.promises(),
                Math.round((System.nanoTime() - start) / 1e4) / 100.0,
                null);
    }
}
