package io.aftercare.ticket.cases;

import io.aftercare.events.AftercareEvent;
import io.aftercare.ticket.Access;
import io.aftercare.ticket.actions.ActionNews;
import io.aftercare.ticket.orders.ActionAnswer;
import io.aftercare.ticket.orders.ShopChange;
import io.aftercare.ticket.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Lets cases go on by what the shop does. */
@ApplicationScoped
class ShopNews implements ActionNews {
    private final CaseRepository repository;
    private final Outbox outbox;
    private final Clock clock;

    ShopNews(CaseRepository repository, Outbox outbox, Clock clock) {
        this.repository = repository;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public Uni<Void> answered(String tenant, UUID caseId, UUID actionId, ActionAnswer answer) {
        Access shop = Access.shop(tenant);
        return change(shop, caseId, it -> it.dealings(shop, clock.instant()).answered(actionId, answer));
    }

    @Override
    public Uni<Void> told(String tenant, UUID caseId, UUID actionId, ShopChange change) {
        Access shop = Access.shop(tenant);
        return change(shop, caseId, it -> it.dealings(shop, clock.instant()).told(actionId, change));
    }

    private Uni<Void> change(Access shop, UUID caseId, Function<Case, List<AftercareEvent>> news) {
        return repository.locked(shop, caseId).chain(it -> outbox.append(shop.tenant(), news.apply(it)));
    }
}
