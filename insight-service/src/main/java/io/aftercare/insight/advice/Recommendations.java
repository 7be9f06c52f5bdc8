package io.aftercare.insight.advice;

import io.aftercare.insight.Window;
import io.aftercare.insight.advice.DecisionBook.Kept;
import io.aftercare.insight.cube.Progress;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What the cases of a window advise, and what became of it. The same cases give the same advice, so it is computed once and
 * remembered until the log has more, or for a minute where the window is not over.
 */
@ApplicationScoped
public class Recommendations {
    private static final int MOST_CASES = 10_000;

    /** What came before an adoption is compared as far back as this. */
    private static final Duration LONGEST_BEFORE = Duration.ofDays(90);

    private final HistoryQuery histories;
    private final DecisionBook book;
    private final Clock clock;
    private final Advice advice = new Advice(StaffingGoal.USUAL_ZONE);
    private final UntilProgress<List<Recommendation>> shown;
    private final UntilProgress<Optional<Measured>> measured;

    Recommendations(HistoryQuery histories, DecisionBook book, Clock clock, Progress progress) {
        this.histories = histories;
        this.book = book;
        this.clock = clock;
        shown = new UntilProgress<>(progress::ofLog);
        measured = new UntilProgress<>(progress::ofLog);
    }

    /**
     * The costliest first; empty when nothing is sure enough. One that was rejected, or is snoozed, is left out, and one
     * that was adopted stays, whether or not it can still be seen.
     *
     * @param hidden whether those that are left out are wanted, too
     */
    public Uni<List<Advised>> of(String tenant, Window window, boolean hidden) {
        Instant now = clock.instant();
        Instant end = earlier(window.to(), now.truncatedTo(ChronoUnit.MINUTES));
        return shown.of(tenant, new Asked(window, end), () -> show(tenant, window, end, now))
                .chain(found -> book.decided(tenant).map(decided -> standing(found, decided, hidden, now)));
    }

    private record Asked(Window window, Instant end) {}

    private Uni<List<Recommendation>> show(String tenant, Window window, Instant end, Instant now) {
        return histories
                .of(tenant, window, MOST_CASES)
                // Seconds of computing have no place on an event loop.
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(found -> advice.of(found, end).stream()
                        .map(finding -> Recommendation.of(tenant, finding, found))
                        .toList())
                .call(found -> book.show(tenant, found, now));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static List<Advised> standing(
            List<Recommendation> found, Map<UUID, Kept> decided, boolean hidden, Instant now) {
        List<Advised> items = new ArrayList<>();
        Set<UUID> listed = new HashSet<>();
        for (Recommendation it : found) {
            Kept kept = decided.get(it.id());
            items.add(Advised.of(it, kept == null ? Standing.NEW : kept.standing(), now));
            listed.add(it.id());
        }
        decided.entrySet().stream()
                .filter(entry -> !listed.contains(entry.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .map(entry ->
                        Advised.of(entry.getValue().shown(), entry.getValue().standing(), now))
                .filter(it -> it.status().equals(Decision.Kind.ADOPT.status()))
                .forEach(items::add);
        return items.stream()
                .filter(it -> hidden
                        || it.status().equals(Standing.OPEN)
                        || it.status().equals(Decision.Kind.ADOPT.status()))
                .toList();
    }

    /** With its history and, where it was adopted, what came of it. Fails with 404 for one that was never shown. */
    public Uni<Advised> one(String tenant, UUID id) {
        Instant now = clock.instant();
        return book.one(tenant, id)
                .chain(kept -> book.history(tenant, id)
                        .chain(history -> measured(tenant, kept, now).map(outcome -> {
                            Advised it = Advised.of(kept.shown(), kept.standing(), now);
                            return new Advised(
                                    it.recommendation(),
                                    it.status(),
                                    it.version(),
                                    it.decidedAt(),
                                    it.until(),
                                    history,
                                    outcome.orElse(null));
                        })));
    }

    public Uni<Advised> decide(String tenant, UUID id, Decision decision, String ifMatch, String key) {
        return book.decide(tenant, id, decision, ifMatch, key).chain(() -> one(tenant, id));
    }

    private Uni<Optional<Measured>> measured(String tenant, Kept kept, Instant now) {
        Instant at = kept.standing().decidedAt();
        Instant end = now.truncatedTo(ChronoUnit.MINUTES);
        if (!kept.standing().status().equals(Decision.Kind.ADOPT.status()) || !at.isBefore(end)) {
            return Uni.createFrom().item(Optional.empty());
        }
        return measured.of(
                tenant, new Adopted(kept.shown().id(), at, end), () -> measure(tenant, kept.shown(), at, end));
    }

    private record Adopted(UUID id, Instant at, Instant end) {}

    private Uni<Optional<Measured>> measure(String tenant, Recommendation it, Instant at, Instant end) {
        return histories
                .of(tenant, new Window(at.minus(LONGEST_BEFORE), end), MOST_CASES)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(found -> advice.measured(it.kind(), it.stage(), it.attribute(), it.value(), found, at, end));
    }
}
