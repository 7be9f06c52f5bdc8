package io.aftercare.reply.compose;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.aftercare.reply.Language;
import io.aftercare.reply.Reply;
import io.aftercare.reply.ReplyRequest;
import io.aftercare.reply.Sentence;
import io.aftercare.reply.Source;
import io.aftercare.reply.Suggestion;
import io.aftercare.reply.generate.Wordsmith;
import io.aftercare.reply.handoff.Course;
import io.aftercare.reply.handoff.HandoffForecast;
import io.aftercare.reply.knowledge.Hit;
import io.aftercare.reply.knowledge.Retriever;
import io.aftercare.reply.proof.Gate;
import io.aftercare.reply.proof.Grounds;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Writes the reply to one message, as a cascade: each step adds its part where it applies, the first with substance owns
 * the reply, and the last resort is the honest word that there is no answer. Facts come from the decision and the
 * articles only; the customer's words are never repeated.
 */
public final class Composer {
    // Neither is static: a native image would bring along those of its build.
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();

    private final Map<Language, Cascade> cascades;
    private final HandoffForecast forecast = HandoffForecast.load();
    private final Retriever retriever;
    private final OrderTopics topics = OrderTopics.load();
    private final ZoneId zone;
    private final CompositionMonitor monitor;
    private final Gate gate;
    private final Wordsmith wordsmith;

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
                            new CorrectionStep(),
                            new NeededStep(phrases),
                            new CaseStep(phrases),
                            new OpenCasesStep(phrases),
                            new SettledCasesStep(phrases),
                            new OrderStep(phrases),
                            new EntitlementStep(phrases),
                            new KnowledgeStep(),
                            new UnreachableStep(),
                            new SmalltalkStep(),
                            new OutOfScopeStep(),
                            new ClarifyStep(phrases),
                            new FallbackStep(),
                            new AskStep()));
        }

        List<Step> opening() {
            return List.of(new GreetingStep(), new ApologyStep());
        }

        List<Step> ofFacts() {
            return List.of(
                    new GreetingStep(),
                    new ApologyStep(),
                    new OpenCasesStep(phrases),
                    new SettledCasesStep(phrases),
                    new OrderStep(phrases),
                    new EntitlementStep(phrases),
                    new AskStep());
        }

        List<Step> ofQuestions() {
            return List.of(new GreetingStep(), new ApologyStep(), new ClarifyStep(phrases), new AskStep());
        }
    }

    public Composer(Retriever retriever, ZoneId zone, CompositionMonitor monitor) {
        this(retriever, zone, monitor, Gate.STRICT);
    }

    public Composer(Retriever retriever, ZoneId zone, CompositionMonitor monitor, Gate gate) {
        this(retriever, zone, monitor, gate, Wordsmith.NONE);
    }

    /** @param wordsmith puts what phrases say into other words; every sentence passes the gate all the same */
    public Composer(Retriever retriever, ZoneId zone, CompositionMonitor monitor, Gate gate, Wordsmith wordsmith) {
        this.gate = gate;
        this.wordsmith = wordsmith;
        this.retriever = retriever;
        this.zone = zone;
        this.monitor = monitor;
        this.cascades = Arrays.stream(Language.values())
                .collect(Collectors.toMap(
                        language -> language, Cascade::in, (a, b) -> a, () -> new EnumMap<>(Language.class)));
    }

    /** Hands each sentence to the reader as soon as it stands, and returns the whole. */
    public Reply compose(ReplyRequest request, Instant now, Consumer<Sentence> reader) {
        return compose(request, now, reader, (situation, draft) -> {
            double odds = forecast.odds(Course.of(request));
            boolean offered = forecast.offers(odds) && offerPerson(situation, draft);
            monitor.forecast(odds, offered);
            monitor.composed(request.language(), source(draft));
        });
    }

    /** An answer that a person looks over before it goes out: none is offered in it, and it counts as no reply yet. */
    public Reply forApproval(ReplyRequest request, Instant now) {
        return compose(request, now, sentence -> {}, (situation, draft) -> {});
    }

    private Reply compose(
            ReplyRequest request, Instant now, Consumer<Sentence> reader, BiConsumer<Situation, Draft> end) {
        long start = System.nanoTime();
        long cpu = threads.getCurrentThreadCpuTime();
        Situation situation = situation(request, now);
        Draft draft = draft(situation, request, reader);
        write(cascades.get(request.language()).steps(), situation, draft);
        end.accept(situation, draft);
        return new Reply(
                ids.generate(),
                request.language(),
                draft.text(),
                draft.sentences(),
                source(draft),
                draft.promises(),
                millis(System.nanoTime() - start),
                new Reply.Cost(millis(threads.getCurrentThreadCpuTime() - cpu), draft.tokens()),
                null);
    }

    private static Source source(Draft draft) {
        return draft.source().orElse(Source.FALLBACK);
    }

    /** Before the customer has to ask, once, where nobody is called yet. */
    private static boolean offerPerson(Situation situation, Draft draft) {
        return !situation.understandingMissing()
                && situation.decision().handoff() == null
                && !situation.decision().waitsForPerson()
                && !situation.memory().said("ask.person")
                && !draft.says("ask.person")
                && !draft.says("fallback.person")
                && draft.newLine().say("ask.person");
    }

    /**
     * Up to {@code most} different answers for a person to choose from: what would be sent comes first where it answers
     * something; then, surest first, what is known of order and decision alone, each article that is near, a question
     * back. Every sentence of them is proved.
     */
    public List<Suggestion> suggest(ReplyRequest request, Instant now, int most) {
        Situation situation = situation(request, now);
        List<Hit> near = situation.candidates();
        Cascade cascade = cascades.get(request.language());
        Suggester suggester = new Suggester(request, situation, near);
        for (List<Step> steps : List.of(cascade.steps(), cascade.ofFacts(), cascade.ofQuestions())) {
            Draft draft = draft(situation, request, sentence -> {});
            write(steps, situation, draft);
            suggester.add(draft);
        }
        for (Hit hit : near) {
            Draft draft = draft(situation, request, sentence -> {});
            write(cascade.opening(), situation, draft);
            KnowledgeStep.quote(hit.article(), draft);
            suggester.add(draft);
        }
        return suggester.best(most);
    }

    private Situation situation(ReplyRequest request, Instant now) {
        return new Situation(request, new Wording(request.language(), zone, now), retriever, topics, gate);
    }

    private Draft draft(Situation situation, ReplyRequest request, Consumer<Sentence> reader) {
        Grounds grounds =
                new Grounds(situation.decision(), zone, situation.wording().now());
        Phrases phrases = cascades.get(request.language()).phrases();
        return new Draft(request.language(), phrases, grounds, gate, Voice.of(wordsmith, situation), reader, monitor);
    }

    private void write(List<Step> steps, Situation situation, Draft draft) {
        for (Step step : steps) {
            long start = System.nanoTime();
            if (!draft.isComplete() && step.applies(situation, draft)) {
                step.write(situation, draft);
            }
            monitor.stepTook(step.getClass().getSimpleName(), System.nanoTime() - start);
        }
    }

    private static double millis(long nanos) {
        return Math.round(nanos / 1e4) / 100.0;
    }
}
