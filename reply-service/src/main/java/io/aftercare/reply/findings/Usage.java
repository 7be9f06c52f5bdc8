package io.aftercare.reply.findings;

import io.aftercare.inference.Vectors;
import io.aftercare.reply.Evidence;
import io.aftercare.reply.Reply;
import io.aftercare.reply.ReplyRequest;
import io.aftercare.reply.Source;
import io.aftercare.reply.knowledge.Encoder;
import io.aftercare.reply.knowledge.Encoders;
import io.aftercare.reply.knowledge.Retriever;
import io.aftercare.reply.turn.Understanding;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Counts, beside the turn, which articles replies quote and which questions found none. A reply never waits for it; what
 * cannot be counted while the database is away waits in memory, and the oldest is given up when that is full.
 */
@ApplicationScoped
public class Usage {
    private static final Logger LOG = Logger.getLogger(Usage.class);
    private static final int WAITING = 5_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(5);
    private static final Duration FORGET_EVERY = Duration.ofHours(1);

    /** Questions that are at least so alike are one gap; of 11,000 pairs of other questions none was more alike than .66. */
    private static final double ALIKE = 0.70;

    private static final Pattern NUMBERED = Pattern.compile(".*\\p{Nd}.*");

    private record Seen(ReplyRequest request, Reply reply) {}

    private final BlockingQueue<Seen> waiting = new ArrayBlockingQueue<>(WAITING);
    private final GapTable table;
    private final Encoders encoders;
    private final Retriever retriever;
    private final Clock clock;
    private volatile Thread thread;

    Usage(GapTable table, Encoders encoders, Retriever retriever, Clock clock) {
        this.table = table;
        this.encoders = encoders;
        this.retriever = retriever;
        this.clock = clock;
    }

    /** Without a tenant there is nobody to tell. */
    public void saw(ReplyRequest request, Reply reply) {
        if (request.tenant() != null) {
            while (!waiting.offer(new Seen(request, reply))) {
                waiting.poll();
            }
        }
    }

    void start(@Observes StartupEvent started) {
        thread = Thread.ofVirtual().name("knowledge-usage").start(this::run);
    }

    void stop(@Observes ShutdownEvent stopping) {
        thread.interrupt();
        try {
            thread.join(PATIENCE);
            for (Seen seen = waiting.poll(); seen != null; seen = waiting.poll()) {
                count(seen);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warnf("uses of articles are not counted, because the database cannot be written: %s", e);
        }
    }

    private void run() {
        boolean away = false;
        Instant forgetAt = clock.instant();
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Seen seen = waiting.poll(FORGET_EVERY.toMinutes(), TimeUnit.MINUTES);
                if (!clock.instant().isBefore(forgetAt)) {
                    forgetAt = clock.instant().plus(FORGET_EVERY);
                    await(table.forget());
                }
                if (seen == null) {
                    continue;
                }
                try {
                    count(seen);
                    away = false;
                } catch (RuntimeException e) {
                    if (!away) {
                        LOG.warnf("uses of articles wait, because the database cannot be written: %s", e);
                    }
                    away = true;
                    waiting.offer(seen);
                    Thread.sleep(TRY_AGAIN);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.debug("old gaps stay for now", e);
            }
        }
    }

    private void count(Seen seen) {
        Reply answer =
                seen.reply().draft() == null ? seen.reply() : seen.reply().draft();
        Map<String, Integer> quoted = answer.sentences().stream()
                .flatMap(sentence -> sentence.evidence().stream())
                .filter(evidence -> evidence.kind() == Evidence.Kind.KNOWLEDGE)
                .map(Evidence::id)
                .distinct()
                .collect(Collectors.toMap(id -> id, id -> 1));
        if (!quoted.isEmpty()) {
            await(table.used(seen.request().tenant(), quoted));
        } else if (lacksAnArticle(answer)) {
            count(question(seen.request()));
        }
    }

    /** Who only took back which order was meant asked nothing that an article could answer. */
    private static boolean lacksAnArticle(Reply answer) {
        return answer.source() == Source.FALLBACK
                || answer.source() == Source.CLARIFY
                        && answer.sentences().stream()
                                .flatMap(sentence -> sentence.evidence().stream())
                                .noneMatch(evidence -> evidence.id().startsWith("correct."));
    }

    /** Without an encoder nothing tells which questions are alike, and one by one they are no finding. */
    private void count(Question question) {
        Encoder encoder = encoders.of(question.language());
        if (!encoder.readsMeaning()) {
            return;
        }
        float[] vector = encoder.embedder().embed(question.text());
        List<GapTable.Centre> centres = await(table.centres(question.tenant(), question.language(), encoder.model()));
        GapTable.Centre nearest = centres.stream()
                .filter(centre -> Vectors.dot(vector, centre.vector()) >= ALIKE)
                .max(Comparator.comparingDouble(centre -> Vectors.dot(vector, centre.vector())))
                .orElse(null);
        UUID gap = nearest == null ? UUID.randomUUID() : nearest.gap();
        await(table.count(gap, nearest == null, question, encoder.model(), vector, words(question)));
    }

    /** What could name a person or an order has a digit, mostly; what else is rare is not shown either. */
    private Collection<String> words(Question question) {
        Collection<String> words = new LinkedHashSet<>(retriever.terms(question.text(), question.language()));
        words.removeIf(word -> word.length() < 2 || NUMBERED.matcher(word).matches());
        return words;
    }

    private Question question(ReplyRequest request) {
        Understanding understanding = request.understanding();
        String intent = understanding == null || understanding.intents().isEmpty()
                ? null
                : understanding.intents().getFirst().name();
        return new Question(
                request.tenant(),
                request.conversationId(),
                request.language(),
                intent,
                request.text(),
                clock.instant());
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }
}
