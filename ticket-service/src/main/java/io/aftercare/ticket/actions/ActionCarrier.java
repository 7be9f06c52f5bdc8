package io.aftercare.ticket.actions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aftercare.ticket.orders.ActionAnswer;
import io.aftercare.ticket.orders.ActionKind;
import io.aftercare.ticket.orders.ActionOrder;
import io.aftercare.ticket.orders.OrderActions;
import io.aftercare.ticket.store.Transactions;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/**
 * Tells the shop one action and writes down what came of it. The shop is told between transactions; whatever dies in
 * between, the same is told again under the same key.
 */
@ApplicationScoped
class ActionCarrier {
    private final OrderActions shop;
    private final ActionTable table;
    private final ActionNews news;
    private final Transactions transactions;
    private final ActionsConfig config;
    private final ObjectMapper json;
    private final MeterRegistry metrics;
    private final Clock clock;

    ActionCarrier(
            OrderActions shop,
            ActionTable table,
            ActionNews news,
            Transactions transactions,
            ActionsConfig config,
            ObjectMapper json,
            MeterRegistry metrics,
            Clock clock) {
        this.shop = shop;
        this.table = table;
        this.news = news;
        this.transactions = transactions;
        this.config = config;
        this.json = json;
        this.metrics = metrics;
        this.clock = clock;
    }

    Uni<Void> carry(DueAction action) {
        ActionOrder order = read(action.request());
        return shop.carryOut(action.tenant(), action.key(), order)
                .invoke(answer -> metrics.counter(
                                "aftercare.shop.actions",
                                "kind",
                                order.kind().code(),
                                "answer",
                                answer.getClass().getSimpleName())
                        .increment())
                .chain(answer -> writeDown(action, order.kind(), answer));
    }

    private Uni<Void> writeDown(DueAction action, ActionKind kind, ActionAnswer answer) {
        return switch (answer) {
            case ActionAnswer.Accepted accepted ->
                transactions.write(() -> ended(action, answer, kind.endsAccepted() ? "done" : "accepted", "accepted")
                        .chain(() -> kind == ActionKind.CALL_OFF || kind.movesGoods()
                                ? table.endCalledOff(action.caseId())
                                : Uni.createFrom().voidItem()));
            case ActionAnswer.Refused(String reason) ->
                transactions.write(() -> ended(action, answer, "refused", reason));
            case ActionAnswer.Unavailable(String why) -> laterOrStuck(action, answer, why);
            case ActionAnswer.Nonsense(String why) -> laterOrStuck(action, answer, why);
        };
    }

    private Uni<Void> laterOrStuck(DueAction action, ActionAnswer answer, String why) {
        return action.tries() >= config.tries()
                ? transactions.write(() -> ended(action, answer, "stuck", why))
                : table.later(action.id(), clock.instant().plus(backoff(action.tries())), why);
    }

    /** Within the current transaction. */
    private Uni<Void> ended(DueAction action, ActionAnswer answer, String state, String outcome) {
        return news.answered(action.tenant(), action.caseId(), action.id(), answer)
                .chain(() -> table.answered(action.id(), state, outcome));
    }

    private Duration backoff(int tries) {
        Duration doubled = config.firstRetry().multipliedBy(1L << Math.min(tries - 1, 20));
        return doubled.compareTo(config.slowestRetry()) > 0 ? config.slowestRetry() : doubled;
    }

    private ActionOrder read(String request) {
        try {
            return json.readValue(request, ActionOrder.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored action cannot be read", e);
        }
    }
}
