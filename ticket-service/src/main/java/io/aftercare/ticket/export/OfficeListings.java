package io.aftercare.ticket.export;

import io.aftercare.ticket.entitlement.PackState;
import io.aftercare.ticket.promise.PromiseState;
import io.aftercare.web.Role;
import io.aftercare.web.export.Filter;
import io.aftercare.web.export.Listing;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Promises, rules and what could not be told. */
final class OfficeListings {
    private OfficeListings() {}

    static Stream<Listing> all() {
        return Stream.of(promises(), packs(), deadLetters());
    }

    private static Listing promises() {
        return new Listing(
                "promises",
                Listings.STAFF,
                Listings.columns(
                        "id: p.id",
                        "conversationId: p.conversation_id",
                        "replyId: p.reply_id",
                        "sentence: p.sentence",
                        "caseId: p.case_id",
                        "orderId: p.order_id",
                        "kind: p.kind",
                        "clause: p.clause",
                        "state: p.state",
                        "madeAt: p.made_at",
                        "dueAt: p.due_at",
                        "warnedAt: p.warned_at",
                        "brokenAt: p.broken_at",
                        "closedAt: p.closed_at",
                        "closedBy: p.closed_by",
                        "late: p.late"),
                "from ticket.promise p where p.tenant = $1",
                List.of(
                        Filter.code("state", "p.state", PromiseState.class),
                        Filter.before("due_before", "p.due_at"),
                        Filter.since("since", "p.made_at")),
                "p.due_at, p.id");
    }

    private static Listing packs() {
        return new Listing(
                "packs",
                Listings.STAFF,
                Listings.columns(
                        "pack: p.pack",
                        "version: p.version",
                        "base: p.base",
                        "state: p.state",
                        "effectiveFrom: p.effective_from",
                        "createdAt: p.created_at",
                        "createdBy: p.created_by",
                        "publishedAt: p.published_at",
                        "publishedBy: p.published_by",
                        "withdrawnAt: p.withdrawn_at",
                        "withdrawnBy: p.withdrawn_by",
                        "yaml: p.yaml"),
                "from ticket.policy_pack p where p.tenant = $1",
                List.of(Filter.text("pack", "p.pack"), Filter.code("state", "p.state", PackState.class)),
                "p.pack, p.version");
    }

    private static Listing deadLetters() {
        return new Listing(
                "dead-letters",
                Set.of(Role.ADMIN),
                Listings.columns(
                        "id: o.id",
                        "type: o.type",
                        "topic: o.topic",
                        "key: o.key",
                        "reason: o.refusal",
                        "refusals: o.refusals",
                        "refusedAt: o.refused_at",
                        "writtenAt: o.created_at",
                        "bytes: octet_length(o.payload)"),
                "from ticket.outbox o where o.tenant = $1 and o.refused_at is not null",
                List.of(Filter.text("topic", "o.topic")),
                "o.refused_at, o.id");
    }
}
