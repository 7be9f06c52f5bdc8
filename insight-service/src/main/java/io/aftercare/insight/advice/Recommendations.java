package io.aftercare.insight.advice;

import io.aftercare.insight.Window;
import io.aftercare.insight.advice.DecisionBook.Kept;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What the cases of a window advise, and what became of it. The same cases give the same advice. */
@ApplicationScoped
public class Recommendations {
    private static final int MOST_CASES = 10_000;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** What came before an adoption is compared as far back as this. */
    private static final Duration LONGEST_BEFORE = Duration.ofDays(90);

    private final HistoryQuery histories;
    private final DecisionBook book;
    private final Clock clock;
    private final Advice advice = new Advice(ZONE);

    Recommendations(HistoryQuery histories, DecisionBook book, Clock clock) {
        this.histories = histories;
        this.book = book;
        this.clock = clock;
    }

    /**
     * The costliest first; empty when nothing is sure enough. One that was rejected, or is snoozed, is left out, and one
     * that was adopted stays, whether or not it can still be seen.
     *
     * @param hidden whether those that are left out are wanted, too
     */
    public Uni<List<Advised>> of(String tenant, Window window, boolean hidden) {
        Instant now = clock.instant();
        return histories
                .of(tenant, window, MOST_CASES)
                // Seconds of computing have no place on an event loop.
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(found -> advice.of(found, earlier(window.to(), now)).stream()
                        .map(finding -> Recommendation.of(tenant, finding, found))
                        .toList())
                .call(shown -> book.show(tenant, shown, now))
                .chain(shown -> book.decided(tenant).map(decided -> standing(shown, decided, hidden, now)));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static List<Advised> standing(
            List<Recommendation> shown, Map<UUID, Kept> decided, boolean hidden, Instant now) {
        List<Advised> items = new ArrayList<>();
        Set<UUID> listed = new HashSet<>();
        for (Recommendation it : shown) {
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
                        .chain(history -> measured(tenant, kept, now).map(measured -> {
                            Advised it = Advised.of(kept.shown(), kept.standing(), now);
                            return new Advised(
                                    it.recommendation(),
                                    it.status(),
                                    it.version(),
                                    it.decidedAt(),
                                    it.until(),
                                    history,
                                    measured.orElse(null));
                        })));
    }

    public Uni<Advised> decide(String tenant, UUID id, Decision decision, String ifMatch, String key) {
        return book.decide(tenant, id, decision, ifMatch, key).chain(() -> one(tenant, id));
    }

    private Uni<Optional<Measured>> measured(String tenant, Kept kept, Instant now) {
        Instant at = kept.standing().decidedAt();
        if (!kept.standing().status().equals(Decision.Kind.ADOPT.status()) || !at.isBefore(now)) {
            return Uni.createFrom().item(Optional.empty());
        }
        Recommendation it = kept.shown();
        Window window = new Window(at.minus(LONGEST_BEFORE), now);
        return histories
                .of(tenant, window, MOST_CASES)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(found -> advice.measured(it.kind(), it.stage(), it.attribute(), it.value(), found, at, now));
    }
}
