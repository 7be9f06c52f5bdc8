package io.aftercare.ticket.promise;

import io.aftercare.ticket.orders.OrderDirectory;
import io.aftercare.ticket.outbox.Outbox;
import io.aftercare.ticket.store.Transactions;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Looks at promises that are nearly due, or are: each warning and each breach is an event, once. The shop is asked between
 * two transactions; whoever dies in between has only leased what it looked at.
 */
@ApplicationScoped
class PromiseWatch {
    private static final int AT_A_TIME = 100;

    /** Longer than it takes to ask the shop about all that are taken at a time. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final PromiseRepository repository;
    private final OrderDirectory orders;
    private final Transactions transactions;
    private final Outbox outbox;
    private final Clock clock;

    PromiseWatch(
            PromiseRepository repository,
            OrderDirectory orders,
            Transactions transactions,
            Outbox outbox,
            Clock clock) {
        this.repository = repository;
        this.orders = orders;
        this.transactions = transactions;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Scheduled(
            every = "${aftercare.promises.every:2s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> look() {
        return Multi.createBy()
                .repeating()
                .uni(() -> lease().chain(this::lookAt))
                .until(looked -> looked < AT_A_TIME)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<List<Promise>> lease() {
        Instant now = clock.instant();
        return transactions.write(() -> repository
                .toLookAt(now, AT_A_TIME)
                .invoke(promises -> promises.forEach(it -> it.leased(now.plus(LEASE)))));
    }

    private Uni<Integer> lookAt(List<Promise> promises) {
        return Multi.createFrom()
                .iterable(promises)
                .onItem()
                .transformToUniAndConcatenate(this::lookAt)
                .collect()
                .asList()
                .map(done -> promises.size());
    }

    private Uni<Void> lookAt(Promise seen) {
        return outlook(seen)
                .chain(outlook -> transactions.write(() -> repository
                        .locked(seen)
                        .chain(it -> outbox.append(it.tenant(), it.look(outlook, clock.instant())))));
    }

    private Uni<Outlook> outlook(Promise promise) {
        return promise.kind().about() == PromiseKind.About.ORDER
                ? orders.order(promise.tenant(), promise.orderId()).map(answer -> Outlook.of(promise.kind(), answer))
                : Uni.createFrom().item(new Outlook.NotYet());
    }
}
