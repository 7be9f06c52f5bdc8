package io.aftercare.reply.compose;

import io.aftercare.reply.Evidence;
import io.aftercare.reply.Promise;
import io.aftercare.reply.turn.OrderFacts;
import io.aftercare.reply.turn.OrderFacts.Invoice;
import io.aftercare.reply.turn.OrderFacts.Parcel;
import io.aftercare.reply.turn.OrderFacts.Payment;
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
        for (Parcel parcel : order.parcels()) {
            Facts parcelFacts = parcel(order, parcel, wording);
            if (!draft.say("parcel.carrier", parcelFacts)) {
                draft.say("parcel.tracking", parcelFacts);
            }
            if (!draft.say("parcel.last_scan", parcelFacts)) {
                draft.say("parcel.no_scan", Evidence.order(order.id(), "scans", "none"));
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
            draft.say("order.refund_details", Evidence.order(order.id(), "refunds", "not in the order"));
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
                .with("order.items", items, Evidence.order(order.id(), "items", items))
                .with(
                        "order.returned",
                        count(order.returnedItems()),
                        Evidence.order(order.id(), "returnedQuantity", order.returnedItems()));
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
        for (Payment payment : order.payments()) {
            var method = phrases.word("payment." + payment.method());
            String amount = wording.money(payment.amount());
            if (order.paidAt() == null || method.isEmpty() || amount == null) {
                return facts;
            }
            parts.add(method.get() + " " + amount);
            evidence.add(Evidence.order(
                    order.id(),
                    "payment",
                    payment.method() + ":" + payment.amount().amount()));
        }
        return facts.with("order.payments", wording.list(parts), evidence);
    }

    private Facts parcel(OrderFacts order, Parcel parcel, Wording wording) {
        Facts facts = new Facts()
                .with(
                        "parcel.carrier",
                        carrier(parcel.carrier(), wording),
                        Evidence.order(order.id(), "carrier", parcel.carrier()))
                .with(
                        "parcel.tracking",
                        parcel.trackingNumber(),
                        Evidence.order(order.id(), "trackingNumber", parcel.trackingNumber()));
        parcel.lastScan().ifPresent(scan -> {
            Evidence proof = Evidence.order(order.id(), "scan.at", scan.at());
            facts.with("scan.at", wording.time(scan.at()), proof)
                    .with("scan.place", wording.in(scan.place()), proof)
                    .with("scan.description", sentence(wording.in(scan.description())), proof);
        });
        return facts;
    }

    /** The carrier's name where it can be said in the reply's language. */
    private String carrier(String name, Wording wording) {
        return name == null ? null : phrases.word("carrier." + name).orElse(wording.isInLanguage(name) ? name : null);
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
