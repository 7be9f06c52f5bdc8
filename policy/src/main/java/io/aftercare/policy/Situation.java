package io.aftercare.policy;

import io.aftercare.policy.OrderFacts.Line;
import io.aftercare.policy.OrderFacts.Parcel;
import io.aftercare.policy.condition.Facts;
import io.aftercare.policy.condition.Rule;
import io.aftercare.policy.condition.Vocabulary;
import io.aftercare.policy.time.DayCount;
import io.aftercare.policy.time.Deadline;
import io.aftercare.policy.time.Moment;
import io.aftercare.policy.time.Period;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** An order, what is asked about it and who asks, as one pack's rules see them. */
final class Situation {
    /** What another time, other goods or evidence may change. */
    static final Set<Vocabulary> NOT_TOLD_BY_REASON = EnumSet.of(
            Vocabulary.CONDITION,
            Vocabulary.EVIDENCE,
            Vocabulary.PAID,
            Vocabulary.SHIPPED,
            Vocabulary.RECEIVED,
            Vocabulary.SILENT_DAYS,
            Vocabulary.SHIP_LATE_DAYS,
            Vocabulary.DELIVERY_LATE_DAYS);

    private final OrderFacts order;
    private final Request request;
    private final CustomerHistory customer;
    private final DayCount count;
    private final Account account;
    private final List<Item> items;
    private final Map<Item, Memory> memories;
    private final Map<Term, Deadline> terms;
    private Map<Vocabulary, Object> dated;
    private Map<Vocabulary, Object> changeable;

    /** An item that is asked about, and how many of it. */
    record Item(Line line, int quantity) {}

    Situation(OrderFacts order, Request request, CustomerHistory customer, DayCount count) {
        this(
                order,
                request,
                customer,
                count,
                new Account(order),
                items(order, request),
                new IdentityHashMap<>(),
                new HashMap<>());
        if (request.at().isBefore(order.placedAt())) {
            throw new FactsRefused(
                    "order %s was placed after %s, when it was asked about".formatted(order.id(), request.at()));
        }
    }

    private Situation(
            OrderFacts order,
            Request request,
            CustomerHistory customer,
            DayCount count,
            Account account,
            List<Item> items,
            Map<Item, Memory> memories,
            Map<Term, Deadline> terms) {
        this.order = order;
        this.request = request;
        this.customer = customer;
        this.count = count;
        this.account = account;
        this.items = items;
        this.memories = memories;
        this.terms = terms;
    }

    /** The same order with another request about the same items. */
    Situation with(Request other) {
        Situation instead = new Situation(order, other, customer, count, account, items, memories, terms);
        if (other.at().equals(request.at())) {
            instead.dated = dated();
        }
        return instead;
    }

    OrderFacts order() {
        return order;
    }

    Request request() {
        return request;
    }

    Account account() {
        return account;
    }

    DayCount count() {
        return count;
    }

    List<Item> items() {
        return items;
    }

    /** When it happened, or null if it has not; what the future holds has not happened. */
    Instant moment(Moment moment) {
        return switch (moment) {
            case PLACED -> order.placedAt();
            case PAID -> happened(order.paidAt());
            case PROMISED_SHIP -> order.promisedShipBy();
            case SHIPPED -> happened(order.shippedAt());
            case PROMISED_DELIVERY -> order.promisedDeliveryBy();
            case RECEIVED -> happened(order.deliveredAt());
            case LAST_SCAN -> lastScan();
            case INVOICED -> happened(order.invoice().issuedAt());
            case ASKED -> request.at();
            case GOODS_BACK -> null;
        };
    }

    /**
     * Whether a rule holds for an item. An answer is remembered by what another request about the same items can change,
     * as the search for what would have changed a decision asks the same rules again and again.
     */
    boolean holds(Rule rule, Item item) {
        Map<Vocabulary, Object> changing = changeable();
        List<Object> on = new ArrayList<>(4);
        for (Vocabulary word : rule.words()) {
            Object value = changing.get(word);
            if (value != null) {
                on.add(value);
            }
        }
        Memory memory = memories.computeIfAbsent(item, it -> new Memory(facts(it), new IdentityHashMap<>()));
        return memory.answers()
                .computeIfAbsent(rule, it -> new HashMap<>(4))
                .computeIfAbsent(on, it -> rule.holds(new Facts(changing, memory.facts())));
    }

    private Map<Vocabulary, Object> facts(Item item) {
        Line line = item.line();
        Map<Vocabulary, Object> facts = new EnumMap<>(Vocabulary.class);
        facts.put(
                Vocabulary.WANTS, request.wants() == null ? "" : request.wants().code());
        facts.put(Vocabulary.CLASS, line.productClass().code());
        facts.put(Vocabulary.SKU, line.sku());
        facts.put(Vocabulary.QUANTITY, (long) item.quantity());
        facts.put(Vocabulary.PAID_PRICE, account.paidFor(line, item.quantity()).minor());
        facts.put(Vocabulary.PRICE_DROP, priceDrop(item).minor());
        facts.put(Vocabulary.WARRANTY_MONTHS, (long) line.warrantyMonths());
        facts.put(Vocabulary.REPAIRS, (long) line.repairs());
        facts.put(Vocabulary.IN_STOCK, line.inStock());
        facts.put(Vocabulary.RETURN_EXCLUDED, line.returnExcluded());
        facts.put(Vocabulary.RETURN_PROMISED, line.returnPromised());
        facts.put(Vocabulary.STATUS, order.status().code());
        facts.put(Vocabulary.INVOICE, order.invoice().status().code());
        facts.put(Vocabulary.TIER, customer.tier().code());
        facts.put(Vocabulary.CUSTOMER_ORDERS, (long) customer.orders());
        facts.put(Vocabulary.CUSTOMER_RETURNS, (long) customer.returns());
        new Facts(changeable(), facts).checked();
        return facts;
    }

    /** What depends on when, why and with what in hand the customer asks; the same for all items. */
    Map<Vocabulary, Object> changeable() {
        if (changeable == null) {
            Map<Vocabulary, Object> facts = new EnumMap<>(Vocabulary.class);
            facts.put(Vocabulary.REASON, request.reason().code());
            facts.put(Vocabulary.CONDITION, request.condition().code());
            facts.put(
                    Vocabulary.EVIDENCE,
                    request.evidence().stream().map(Evidence::code).toList());
            facts.putAll(dated());
            changeable = facts;
        }
        return changeable;
    }

    private Map<Vocabulary, Object> dated() {
        if (dated == null) {
            Map<Vocabulary, Object> facts = new EnumMap<>(Vocabulary.class);
            facts.put(Vocabulary.PAID, moment(Moment.PAID) != null);
            facts.put(Vocabulary.SHIPPED, moment(Moment.SHIPPED) != null);
            facts.put(Vocabulary.RECEIVED, moment(Moment.RECEIVED) != null);
            facts.put(Vocabulary.SILENT_DAYS, silentDays());
            facts.put(Vocabulary.SHIP_LATE_DAYS, daysLate(order.promisedShipBy(), order.shippedAt()));
            facts.put(Vocabulary.DELIVERY_LATE_DAYS, daysLate(order.promisedDeliveryBy(), order.deliveredAt()));
            dated = facts;
        }
        return dated;
    }

    /** What is known of an item whatever the request, and what rules said of it. */
    private record Memory(Map<Vocabulary, Object> facts, Map<Rule, Map<List<Object>, Boolean>> answers) {}

    private record Term(Deadline.Act act, Period period, Instant start) {}

    Deadline deadline(Deadline.Act act, Period period, Item item) {
        Period own = period.forWarrantyOf(item.line().warrantyMonths());
        return terms.computeIfAbsent(
                new Term(act, own, moment(own.after())), term -> count.deadline(act, own, term.start()));
    }

    /** How much less the items cost now; nothing if the price rose, never more than was paid. */
    Money priceDrop(Item item) {
        Money now = item.line().currentUnitPrice();
        Money nothing = Money.zero(order.currency());
        if (now == null) {
            return nothing;
        }
        Money drop = item.line().unitPrice().minus(now).times(item.quantity());
        return drop.max(nothing).min(account.paidFor(item.line(), item.quantity()));
    }

    private Instant happened(Instant at) {
        return at == null || at.isAfter(request.at()) ? null : at;
    }

    private Instant lastScan() {
        return order.parcels().stream()
                .map(parcel -> parcel.lastScan().orElse(null))
                .filter(Objects::nonNull)
                .map(this::happened)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(null);
    }

    private long silentDays() {
        boolean arrived = moment(Moment.RECEIVED) != null
                || !order.parcels().isEmpty()
                        && order.parcels().stream().allMatch(parcel -> parcel.status() == Parcel.Status.DELIVERED);
        Instant last = lastScan() == null ? moment(Moment.SHIPPED) : lastScan();
        return arrived || last == null
                ? 0
                : Duration.between(last, request.at()).toDays();
    }

    /** Whole days of the calendar; 0 when nothing was paid. */
    long daysSincePayment() {
        Instant paid = moment(Moment.PAID);
        return paid == null ? 0 : ChronoUnit.DAYS.between(count.dayOf(paid), count.dayOf(request.at()));
    }

    /** From the day after the promised one until it was done, or until now. */
    private long daysLate(Instant promised, Instant done) {
        if (promised == null) {
            return 0;
        }
        Instant until = happened(done) == null ? request.at() : done;
        return Math.max(0, ChronoUnit.DAYS.between(count.dayOf(promised), count.dayOf(until)));
    }

    private static List<Item> items(OrderFacts order, Request request) {
        List<Item> items = request.lines().isEmpty()
                ? order.lines().stream()
                        .filter(line -> line.left() > 0)
                        .map(line -> new Item(line, line.left()))
                        .toList()
                : request.lines().stream().map(asked -> item(order, asked)).toList();
        if (items.isEmpty()) {
            throw new FactsRefused("order %s: everything has come back already".formatted(order.id()));
        }
        return items;
    }

    private static Item item(OrderFacts order, Request.Asked asked) {
        Line line = order.line(asked.sku());
        int quantity = asked.quantity() == null ? line.left() : asked.quantity();
        if (quantity > line.left() || quantity == 0) {
            throw new FactsRefused("item %s: %d asked about, but only %d of %d have not come back"
                    .formatted(asked.sku(), quantity, line.left(), line.quantity()));
        }
        return new Item(line, quantity);
    }
}
