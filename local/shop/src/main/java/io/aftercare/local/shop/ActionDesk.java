package io.aftercare.local.shop;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.UUID;

/**
 * Takes actions, each key once, and lets happen what follows from them as the clock moves. What happens is the same, in
 * the same order, when the journal is read again; without its journal a shop starts another life, and refuses the cursors
 * of the one before.
 */
final class ActionDesk {
    private final OrderBook book;
    private final ShopClock clock;
    private final Journal journal;
    private final String life;
    private final Map<String, Action> actions = new LinkedHashMap<>();
    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::number));
    private final List<Change> happened = new ArrayList<>();
    private final Set<String> calledOff = new HashSet<>();
    private int scheduled;

    ActionDesk(OrderBook book, ShopClock clock, Journal journal) {
        this.book = book;
        this.clock = clock;
        this.journal = journal;
        List<Journal.Entry> entries = journal.entries();
        this.life = entries.isEmpty()
                ? UUID.randomUUID().toString()
                : entries.getFirst().life();
        if (entries.isEmpty()) {
            journal.append(new Journal.Entry(life, null, null, null, null));
        }
        entries.forEach(this::remember);
    }

    private void remember(Journal.Entry entry) {
        if (entry.ahead() != null) {
            clock.advance(entry.ahead());
        } else if (entry.key() != null) {
            take(entry.key(), entry.order(), entry.acceptedAt());
        }
    }

    synchronized void advance(Duration by) {
        clock.advance(by);
        journal.append(new Journal.Entry(null, null, null, null, by));
    }

    private record Due(Instant at, int number, Action action, ActionKind.Later later) {}

    /** What the key made the first time, however often it is told. */
    synchronized Action carryOut(String key, ActionOrder order) {
        Action earlier = actions.get(key);
        if (earlier != null) {
            if (!earlier.order().equals(order)) {
                throw new Refusal(409, "key-reused", "Key reused", "This key was used for another action.");
            }
            return earlier;
        }
        if (calledOff.contains(key)) {
            throw refused("called-off", "This action was called off before it came.");
        }
        if (order.kind() == ActionKind.CALL_OFF) {
            requireNotUnderway(order.calledOff());
        } else {
            order.orders().forEach(part -> check(order.kind(), part));
        }
        Instant now = clock.instant();
        journal.append(new Journal.Entry(null, key, order, now, null));
        return take(key, order, now);
    }

    private Action take(String key, ActionOrder order, Instant acceptedAt) {
        Action action = Action.accepted(key, order, actions.size() + 1, acceptedAt);
        actions.put(key, action);
        if (order.kind() == ActionKind.CALL_OFF) {
            calledOff.add(order.calledOff());
            due.removeIf(later -> later.action().key().equals(order.calledOff()));
        }
        action.kind()
                .later()
                .forEach(later -> due.add(new Due(acceptedAt.plus(later.delay()), scheduled++, action, later)));
        return action;
    }

    Instant now() {
        return clock.instant();
    }

    synchronized List<Action> all() {
        return List.copyOf(actions.values());
    }

    synchronized ChangePage changes(Optional<String> after, int limit) {
        letHappen();
        int from = after.map(this::position).orElse(0);
        List<Change> items = List.copyOf(happened.subList(from, Math.min(happened.size(), from + limit)));
        return new ChangePage(items, life + ":" + (from + items.size()));
    }

    private void letHappen() {
        Instant now = clock.instant();
        while (!due.isEmpty() && !due.peek().at().isAfter(now)) {
            Due next = due.poll();
            happened.add(new Change(
                    happened.size() + 1L,
                    next.action().key(),
                    next.later().type(),
                    next.later().parcel(),
                    next.at()));
        }
    }

    private int position(String cursor) {
        try {
            if (cursor.startsWith(life + ":")) {
                int position = Integer.parseInt(cursor.substring(life.length() + 1));
                if (position >= 0 && position <= happened.size()) {
                    return position;
                }
            }
        } catch (NumberFormatException notOurs) {
            // Refused below, like a cursor of another life.
        }
        throw new Refusal(410, "cursor-gone", "Gone", "This cursor is not of this shop's life: start without one.");
    }

    /** An action that has not come yet can be called off as well: it is then refused when it comes. */
    private void requireNotUnderway(String key) {
        letHappen();
        Action action = actions.get(key);
        if (action != null && !action.kind().movesParcel()) {
            throw refused(
                    "cannot-be-called-off",
                    "Nothing moves in a " + action.kind().code() + ".");
        }
        if (happened.stream().anyMatch(change -> change.key().equals(key))) {
            throw refused("already-picked-up", "The parcel has been picked up.");
        }
    }

    private void check(ActionKind kind, ActionOrder.Part part) {
        Order order = book.order(String.valueOf(part.orderId()))
                .orElseThrow(() -> refused("order-unknown", "There is no order " + part.orderId() + "."));
        if (order.paidAt() == null || order.status() == Order.Status.CANCELLED) {
            throw refused(
                    "order-not-serviceable",
                    "Order " + order.id() + " is " + order.status().code() + ".");
        }
        part.goods().forEach(goods -> requireItem(order, goods));
        if (kind == ActionKind.REFUND || kind == ActionKind.COMPENSATION) {
            requireAmount(order, part);
        }
        if (kind == ActionKind.REFUND) {
            requireRefundable(order, part);
        }
        if (kind == ActionKind.INVOICE && order.invoice().status().equals("issued")) {
            throw refused("invoice-already-issued", "The invoice of order " + order.id() + " has been issued.");
        }
    }

    private static void requireItem(Order order, ActionOrder.Goods goods) {
        boolean bought = order.items().stream()
                .anyMatch(item ->
                        item.sku().equals(goods.sku()) && goods.quantity() >= 1 && goods.quantity() <= item.quantity());
        if (!bought) {
            throw refused(
                    "item-not-in-order",
                    "Order " + order.id() + " has no " + goods.quantity() + " of " + goods.sku() + ".");
        }
    }

    private static void requireAmount(Order order, ActionOrder.Part part) {
        if (part.amount() == null || part.amount().amount().signum() <= 0) {
            throw refused("amount-missing", "Money that is paid has an amount above zero.");
        }
        if (!part.amount().currency().equals(order.currency())) {
            throw refused("currency-mismatch", "Order " + order.id() + " was paid in " + order.currency() + ".");
        }
    }

    private void requireRefundable(Order order, ActionOrder.Part part) {
        Money refunded = actions.values().stream()
                .filter(action -> action.kind() == ActionKind.REFUND)
                .flatMap(action -> action.order().orders().stream())
                .filter(earlier -> earlier.orderId().equals(order.id()))
                .map(ActionOrder.Part::amount)
                .reduce(Money.NONE, Money::plus);
        if (refunded.plus(part.amount()).amount().compareTo(order.total().amount()) > 0) {
            throw refused(
                    "amount-exceeds-payments",
                    "Order " + order.id() + " was paid " + order.total().amount() + ", of which " + refunded.amount()
                            + " went back.");
        }
    }

    private static Refusal refused(String type, String detail) {
        return new Refusal(422, type, "Refused", detail);
    }
}
