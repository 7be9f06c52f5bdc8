package io.aftercare.insight.warning;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Looks at the counts of each tenant of whom there is news, a moment after it came, and stores what rose. */
@ApplicationScoped
class WarningWatch {
    private static final Logger LOG = Logger.getLogger(WarningWatch.class);

    /** News is heard of in the transaction that stores it, which may end after the next look: so there is one more. */
    private static final int LOOKS = 2;

    private final WarningTable table;
    private final Duration every;
    private final Map<String, Integer> looks = new ConcurrentHashMap<>();
    private Cancellable looking = () -> {};

    WarningWatch(
            WarningTable table,
            @ConfigProperty(name = "aftercare.warnings.every", defaultValue = "5s") Duration every) {
        this.table = table;
        this.every = every;
    }

    /** What was heard of before the service ended and not looked at is looked at now. */
    void start(@Observes StartupEvent started) {
        looking = table.tenants()
                .onFailure()
                .retry()
                .withBackOff(every, every.multipliedBy(15))
                .indefinitely()
                .invoke(tenants -> tenants.forEach(this::look))
                .onItem()
                .transformToMulti(known ->
                        Multi.createFrom().ticks().every(every).onOverflow().drop())
                .onItem()
                .transformToUniAndConcatenate(tick -> lookAtAll())
                .subscribe()
                .with(done -> {}, failure -> LOG.errorf(failure, "early warning has ended"));
    }

    void stop(@Observes ShutdownEvent ended) {
        looking.cancel();
    }

    void look(String tenant) {
        looks.put(tenant, LOOKS);
    }

    private Uni<Void> lookAtAll() {
        return Multi.createFrom()
                .iterable(List.copyOf(looks.keySet()))
                .onItem()
                .transformToUniAndConcatenate(this::lookAt)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> lookAt(String tenant) {
        looks.computeIfPresent(tenant, (same, left) -> left == 1 ? null : left - 1);
        return table.counts(tenant)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(Rises::of)
                .chain(rises -> table.raise(tenant, rises))
                .invoke(raised -> {
                    if (raised > 0) {
                        LOG.infof("warnings raised tenant=%s count=%d", tenant, raised);
                    }
                })
                .onFailure()
                .invoke(failure -> {
                    look(tenant);
                    LOG.warnf("early warning waits, will look again tenant=%s: %s", tenant, failure);
                })
                .onFailure()
                .recoverWithItem(0)
                .replaceWithVoid();
    }
}
