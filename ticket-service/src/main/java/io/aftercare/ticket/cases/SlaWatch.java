package io.aftercare.ticket.cases;

import io.aftercare.events.AftercareEvent;
import io.aftercare.ticket.outbox.Outbox;
import io.aftercare.ticket.store.Transactions;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Tells of terms whose time is nearly up, or is: each warning and each breach is an event, once. */
@ApplicationScoped
class SlaWatch {
    private static final int AT_A_TIME = 100;

    private final CaseRepository repository;
    private final Transactions transactions;
    private final Outbox outbox;
    private final Clock clock;

    SlaWatch(CaseRepository repository, Transactions transactions, Outbox outbox, Clock clock) {
        this.repository = repository;
        this.transactions = transactions;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Scheduled(
            every = "${aftercare.sla.every:2s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> look() {
        return Multi.createBy()
                .repeating()
                .uni(() -> transactions.write(this::remind))
                .until(reminded -> reminded < AT_A_TIME)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Integer> remind() {
        return repository
                .toRemind(clock.instant(), AT_A_TIME)
                .call(cases -> Multi.createFrom()
                        .iterable(cases)
                        .onItem()
                        .transformToUniAndConcatenate(this::remind)
                        .collect()
                        .asList())
                .map(List::size);
    }

    private Uni<Void> remind(Case it) {
        List<AftercareEvent> events = it.remind(clock.instant());
        return events.isEmpty() ? Uni.createFrom().voidItem() : outbox.append(it.tenant(), events);
    }
}
