package io.aftercare.ticket.export;

import io.aftercare.ticket.conversation.Channel;
import io.aftercare.ticket.conversation.DraftState;
import io.aftercare.ticket.conversation.HandoffState;
import io.aftercare.web.export.Filter;
import io.aftercare.web.export.Listing;
import java.util.List;
import java.util.stream.Stream;

/** What was said, by whom and to what avail; what customers wrote, all of it at once, is for managers. */
final class ConversationListings {
    private ConversationListings() {}

    static Stream<Listing> all() {
        return Stream.of(conversations(), messages(), replies(), feedback(), handoffs(), drafts());
    }

    private static Listing conversations() {
        return new Listing(
                "conversations",
                Listings.STAFF,
                Listings.columns(
                        "id: v.id",
                        "customerId: k.external_id",
                        "channel: v.channel",
                        "locale: v.locale",
                        "orderId: v.order_id",
                        "messages: v.message_count",
                        "createdAt: v.created_at"),
                "from ticket.conversation v join ticket.customer k on k.id = v.customer_id where v.tenant = $1",
                List.of(
                        Filter.text("customerId", "k.external_id"),
                        Filter.code("channel", "v.channel", Channel.class),
                        Filter.since("since", "v.created_at"),
                        Filter.before("before", "v.created_at")),
                "v.created_at desc, v.id desc");
    }

    private static Listing messages() {
        return new Listing(
                "messages",
                Listings.MANAGERS,
                Listings.columns(
                        "id: m.id",
                        "conversationId: m.conversation_id",
                        "sequence: m.sequence",
                        "text: m.text",
                        "orderId: m.order_id",
                        "receivedAt: m.received_at",
                        "state: m.state",
                        "missing: array_to_string(m.missing, ' ')",
                        "language: m.understanding ->> 'language'",
                        "intent: m.understanding #>> '{intents,0,name}'",
                        "confidence: (m.understanding #>> '{intents,0,confidence}')::float8"),
                "from ticket.message m where m.tenant = $1",
                List.of(
                        Filter.id("conversationId", "m.conversation_id"),
                        Filter.since("since", "m.received_at"),
                        Filter.before("before", "m.received_at")),
                "m.conversation_id, m.sequence");
    }

    private static Listing replies() {
        return new Listing(
                "replies",
                Listings.MANAGERS,
                Listings.columns(
                        "id: r.id",
                        "conversationId: r.conversation_id",
                        "messageId: r.message_id",
                        "text: r.text",
                        "source: r.source",
                        "author: r.author",
                        "sentAt: r.sent_at"),
                "from ticket.reply r where r.tenant = $1",
                List.of(
                        Filter.id("conversationId", "r.conversation_id"),
                        Filter.since("since", "r.sent_at"),
                        Filter.before("before", "r.sent_at")),
                "r.conversation_id, r.sent_at, r.id");
    }

    private static Listing feedback() {
        return new Listing(
                "feedback",
                Listings.MANAGERS,
                Listings.columns(
                        "id: f.id",
                        "conversationId: f.conversation_id",
                        "messageId: f.message_id",
                        "rating: f.rating",
                        "comment: f.comment",
                        "correctIntent: f.correct_intent",
                        "actor: f.actor",
                        "givenAt: f.given_at"),
                "from ticket.feedback f where f.tenant = $1",
                List.of(Filter.id("conversationId", "f.conversation_id"), Filter.since("since", "f.given_at")),
                "f.conversation_id, f.given_at, f.id");
    }

    private static Listing handoffs() {
        return new Listing(
                "handoffs",
                Listings.STAFF,
                Listings.columns(
                        "id: h.id",
                        "conversationId: h.conversation_id",
                        "state: h.state",
                        "reason: h.reason",
                        "requestedAt: h.requested_at",
                        "dueAt: h.due_at",
                        "takenBy: h.taken_by",
                        "takenAt: h.taken_at",
                        "doneAt: h.done_at"),
                "from ticket.handoff h where h.tenant = $1",
                List.of(Filter.code("state", "h.state", HandoffState.class), Filter.since("since", "h.requested_at")),
                "h.due_at, h.id");
    }

    private static Listing drafts() {
        return new Listing(
                "drafts",
                Listings.STAFF,
                Listings.columns(
                        "id: d.id",
                        "conversationId: d.conversation_id",
                        "messageId: d.message_id",
                        "handoffId: d.handoff_id",
                        "text: d.text",
                        "source: d.source",
                        "state: d.state",
                        "createdAt: d.created_at",
                        "decidedBy: d.decided_by",
                        "decidedAt: d.decided_at",
                        "reason: d.reason"),
                "from ticket.draft d where d.tenant = $1",
                List.of(Filter.code("state", "d.state", DraftState.class), Filter.since("since", "d.created_at")),
                "d.created_at, d.id");
    }
}
