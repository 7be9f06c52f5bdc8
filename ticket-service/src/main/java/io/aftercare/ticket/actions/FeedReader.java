package io.aftercare.ticket.actions;

import io.aftercare.ticket.orders.OrderActions;
import io.aftercare.ticket.orders.ShopChange;
import io.aftercare.ticket.orders.ShopChanges;
import io.aftercare.ticket.store.Transactions;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Reads the feed of a shop from where it was left, and passes on what happened. The place is kept after the news have
 * been: whoever dies in between reads them again, and who heard them takes no notice.
 */
@ApplicationScoped
class FeedReader {
    private static final Logger LOG = Logger.getLogger(FeedReader.class);
    private static final int PAGE = 100;

    private final OrderActions shop;
    private final ActionTable table;
    private final ActionNews news;
    private final Transactions transactions;
    private final ActionsConfig config;

    FeedReader(OrderActions shop, ActionTable table, ActionNews news, Transactions transactions, ActionsConfig config) {
        this.shop = shop;
        this.table = table;
        this.news = news;
        this.transactions = transactions;
        this.config = config;
    }

    Uni<Void> read(String tenant) {
        return table.takeFeed(tenant, config.lease())
                .chain(feed -> feed.map(it -> read(tenant, it.cursor()))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> read(String tenant, Optional<String> cursor) {
        return shop.changes(tenant, cursor, PAGE).chain(changes -> switch (changes) {
            case ShopChanges.Read page -> passOn(tenant, page);
            case ShopChanges.CursorGone() -> table.leaveFeed(tenant, Optional.empty(), config.pollInterval());
            case ShopChanges.Unavailable(String why) -> {
                LOG.debugf("the feed of tenant %s cannot be read: %s", tenant, why);
                yield table.leaveFeed(tenant, cursor, config.pollInterval().multipliedBy(2));
            }
        });
    }

    private Uni<Void> passOn(String tenant, ShopChanges.Read page) {
        return Multi.createFrom()
                .iterable(page.items())
                .onItem()
                .transformToUniAndConcatenate(change -> passOn(tenant, change))
                .collect()
                .last()
                .chain(() -> page.items().size() < PAGE
                        ? table.leaveFeed(tenant, Optional.of(page.next()), config.pollInterval())
                        : read(tenant, Optional.of(page.next())));
    }

    /** What is not ours, because the shop serves others too, is passed over. */
    private Uni<Void> passOn(String tenant, ShopChange change) {
        return table.known(tenant, change.key())
                .chain(known -> known.map(action ->
                                transactions.write(() -> news.told(tenant, action.caseId(), action.id(), change)
                                        .chain(() -> table.told(
                                                action.id(),
                                                isLast(change) ? "done" : "accepted",
                                                change.type().name().toLowerCase(Locale.ROOT)))))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private static boolean isLast(ShopChange change) {
        return change.settled() || change.delivered();
    }
}
