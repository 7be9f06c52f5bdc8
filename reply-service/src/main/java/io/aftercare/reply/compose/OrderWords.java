package io.aftercare.reply.compose;

import io.aftercare.reply.Evidence;
import io.aftercare.reply.Language;
import io.aftercare.reply.Promise;
import io.aftercare.reply.turn.OrderFacts;
import io.aftercare.reply.turn.OrderFacts.Invoice;
import io.aftercare.reply.turn.OrderFacts.Parcel;
import io.aftercare.reply.turn.OrderFacts.Payment;
import io.aftercare.reply.turn.OrderFacts.Scan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Puts an order's facts into sentences; each says one field, or little more, and is proved by it. */
final class OrderWords {
    private final Phrases phrases;

    OrderWords(Phrases phrases) {
        this.phrases = phrases;
    }

    /** Tells whether there was anything to say. */
    boolean tell(OrderTopic topic, Situation situation, Draft draft) {
        OrderFacts order = situation.decision().order();
        Wording wording = situation.wording();
        boolean told = switch (topic) {
            case STATE -> state(order, wording, draft);
            case REFUND -> refund(order, wording, draft);
            case INVOICE -> invoice(order, wording, draft);
        };
        if (told
                && topic == OrderTopic.STATE
                && overdue(order, wording.now())
                && situation.decision().caseFacts() == null) {
            draft.say("order.overdue_offer");
        }
        return told;
    }

    private static boolean overdue(OrderFacts order, Instant now) {
        Instant promised = switch (order.status()) {
            case "unshipped" -> order.promisedShipBy();
            case "shipped" -> order.promisedDeliveryBy();
            default -> null;
        };
        return promised != null && promised.isBefore(now);
    }

    private boolean state(OrderFacts order, Wording wording, Draft draft) {
        Facts facts = facts(order, wording);
        boolean told = draft.say("order.state." + order.status(), facts, status(order))
                || draft.say("order.state_undated." + order.status(), facts, status(order));
        if (!told) {
            return false;
        }
        switch (order.status()) {
            case "unshipped" -> shipBy(order, wording, facts, draft);
            case "shipped" -> underWay(order, wording, facts, draft);
            case "partly_returned", "returned" -> draft.say("order.returned_items", facts);
            default -> {}
        }
        return true;
    }

    private void shipBy(OrderFacts order, Wording wording, Facts facts, Draft draft) {
        if (order.promisedShipBy() == null) {
            draft.say("order.ship_by_unknown", Evidence.order(order.id(), "promisedShipBy", "none"));
        } else if (order.promisedShipBy().isBefore(wording.now())) {
            draft.say("order.ship_overdue", facts);
        } else if (draft.say("order.ship_by", facts)) {
            draft.promise(Promise.Kind.SHIP_BY, order.promisedShipBy(), null);
        }
    }

    private void underWay(OrderFacts order, Wording wording, Facts facts, Draft draft) {
        for (int n = 0; n < order.parcels().size(); n++) {
            Facts parcelFacts = parcel(order, n, wording);
            if (!draft.say("parcel.carrier", parcelFacts)) {
                draft.say("parcel.tracking", parcelFacts);
            }
            if (!draft.say("parcel.last_scan", parcelFacts) && !draft.say("parcel.last_scan_at", parcelFacts)) {
                draft.say("parcel.no_scan", Evidence.order(order.id(), "parcels[" + n + "].scans", "none"));
            }
        }
        if (order.parcels().isEmpty()) {
            draft.say("parcel.no_scan", Evidence.order(order.id(), "parcels", "none"));
        }
        if (order.promisedDeliveryBy() != null) {
            boolean late = order.promisedDeliveryBy().isBefore(wording.now());
            draft.say(late ? "order.delivery_overdue" : "order.deliver_by", facts);
        }
    }

    private boolean refund(OrderFacts order, Wording wording, Draft draft) {
        Facts facts = facts(order, wording);
        boolean told = draft.say("order.refund." + order.status(), facts, status(order));
        if (told && order.paidAt() != null) {
            draft.say("order.paid_by", facts);
            draft.say("order.refund_details");
        }
        return told;
    }

    private boolean invoice(OrderFacts order, Wording wording, Draft draft) {
        Invoice invoice = order.invoice();
        return invoice != null
                && draft.say(
                        "order.invoice." + invoice.status(),
                        facts(order, wording),
                        Evidence.order(order.id(), "invoice.status", invoice.status()));
    }

    private Facts facts(OrderFacts order, Wording wording) {
        Evidence id = Evidence.order(order.id(), "id", order.id());
        String items = wording.items(order.items());
        Facts facts = new Facts()
                .with("order.id", order.id(), id)
                .with("order.items", items, ofItems(order, wording))
                .with(
                        "order.returned",
                        count(order.returnedItems()),
                        Evidence.order(order.id(), "items.returned", order.returnedItems()));
        time(facts, "order.paid_at", "paidAt", order.paidAt(), order, wording);
        time(facts, "order.ship_by", "promisedShipBy", order.promisedShipBy(), order, wording);
        time(facts, "order.shipped_at", "shippedAt", order.shippedAt(), order, wording);
        time(facts, "order.deliver_by", "promisedDeliveryBy", order.promisedDeliveryBy(), order, wording);
        time(facts, "order.delivered_at", "deliveredAt", order.deliveredAt(), order, wording);
        if (order.invoice() != null) {
            Invoice invoice = order.invoice();
            facts.with(
                    "invoice.number", invoice.number(), Evidence.order(order.id(), "invoice.number", invoice.number()));
            time(facts, "invoice.issued_at", "invoice.issuedAt", invoice.issuedAt(), order, wording);
        }
        return withPayments(order, wording, facts);
    }

    private static void time(Facts facts, String name, String field, Instant at, OrderFacts order, Wording wording) {
        facts.with(name, wording.time(at), Evidence.order(order.id(), field, at));
    }

    private Facts withPayments(OrderFacts order, Wording wording, Facts facts) {
        List<String> parts = new ArrayList<>();
        List<Evidence> evidence = new ArrayList<>();
        for (int n = 0; n < order.payments().size(); n++) {
            Payment payment = order.payments().get(n);
            var method = phrases.word("payment." + payment.method());
            String amount = wording.money(payment.amount());
            if (order.paidAt() == null || method.isEmpty() || amount == null) {
                return facts;
            }
            parts.add(method.get() + " " + amount);
            evidence.add(Evidence.order(order.id(), "payments[" + n + "].amount", Evidence.money(payment.amount())));
        }
        return facts.with("order.payments", wording.list(parts), evidence);
    }

    private Facts parcel(OrderFacts order, int n, Wording wording) {
        Parcel parcel = order.parcels().get(n);
        String path = "parcels[" + n + "].";
        Facts facts = new Facts()
                .with(
                        "parcel.carrier",
                        carrier(parcel.carrier(), wording),
                        Evidence.order(order.id(), path + "carrier", parcel.carrier()))
                .with(
                        "parcel.tracking",
                        parcel.trackingNumber(),
                        Evidence.order(order.id(), path + "trackingNumber", parcel.trackingNumber()));
        parcel.lastScan()
                .ifPresent(scan -> scan(
                        facts, scan, order, path + "scans[" + (parcel.scans().size() - 1) + "].", wording));
        return facts;
    }

    private static void scan(Facts facts, Scan scan, OrderFacts order, String path, Wording wording) {
        String language = wording.language().code();
        String place = wording.name(scan.place());
        String told = wording.note(scan.description());
        facts.with("scan.at", wording.time(scan.at()), Evidence.order(order.id(), path + "at", scan.at()))
                .with(
                        "scan.place",
                        place,
                        Evidence.order(order.id(), path + "place." + language, wording.in(scan.place())))
                .with(
                        "scan.description",
                        sentence(told),
                        Evidence.order(order.id(), path + "description." + language, wording.in(scan.description())));
    }

    /** The first item's name, and how many there are. */
    static List<Evidence> ofItems(OrderFacts order, Wording wording) {
        if (order.items().isEmpty()) {
            return List.of();
        }
        String language = wording.language().code();
        String first = wording.in(order.items().getFirst().name());
        Evidence name = Evidence.order(order.id(), "items[0].name." + language, first);
        if (order.boughtItems() <= 1) {
            return List.of(name);
        }
        return List.of(
                name,
                wording.language() == Language.ZH
                        ? Evidence.order(order.id(), "items.bought", order.boughtItems())
                        : Evidence.order(order.id(), "items.more", order.boughtItems() - 1));
    }

    /** The carrier's name where it can be said in the reply's language. */
    private String carrier(String name, Wording wording) {
        return name == null ? null : phrases.word("carrier." + name).orElse(wording.name(name));
    }

    /** Without its full stop, as the phrase around it has one. */
    private static String sentence(String description) {
        return description == null ? null : description.strip().replaceFirst("[.。]$", "");
    }

    private static String count(int items) {
        return items > 0 ? String.valueOf(items) : null;
    }

    private static Evidence status(OrderFacts order) {
        return Evidence.order(order.id(), "status", order.status());
    }
}
