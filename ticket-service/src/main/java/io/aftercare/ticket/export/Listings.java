package io.aftercare.ticket.export;

import io.aftercare.events.CaseKind;
import io.aftercare.events.CaseStatus;
import io.aftercare.events.Department;
import io.aftercare.ticket.Inputs;
import io.aftercare.ticket.cases.TaskStatus;
import io.aftercare.ticket.conversation.Channel;
import io.aftercare.ticket.conversation.DraftState;
import io.aftercare.ticket.conversation.HandoffState;
import io.aftercare.ticket.entitlement.PackState;
import io.aftercare.ticket.promise.PromiseState;
import io.aftercare.web.Role;
import io.aftercare.web.export.Column;
import io.aftercare.web.export.Filter;
import io.aftercare.web.export.Listing;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Every list of the service, as it is exported. Who may read a list page by page may take it home; what customers wrote,
 * all of it at once, is for managers.
 */
final class Listings {
    private static final Set<String> STAFF = Set.of(Role.AGENT, Role.MANAGER, Role.ADMIN);
    private static final Set<String> MANAGERS = Set.of(Role.MANAGER, Role.ADMIN);

    /** As the list's {@code q}, without its bound: what very many cases speak of is exported whole. */
    private static final String SPEAKS_OF = """
            (c.conversation_id in (select conversation_id from ticket.message
                    where tenant = $1 and terms @@ ticket.words_query(?))
                or c.id in (select case_id from ticket.case_note where tenant = $1 and terms @@ ticket.words_query(?))
                or c.order_id = ? or 'AC-' || c.number = upper(?))""";

    private Listings() {}

    static List<Listing> all() {
        return Stream.of(
                        Stream.of(cases(), history(), tasks(), notes(), attachments()),
                        Stream.of(conversations(), messages(), replies(), feedback()),
                        Stream.of(promises(), handoffs(), drafts(), packs(), deadLetters()))
                .flatMap(some -> some)
                .toList();
    }

    private static Listing cases() {
        return new Listing(
                "cases",
                STAFF,
                columns(
                        "number: 'AC-' || c.number",
                        "id: c.id",
                        "kind: c.kind",
                        "complaint: c.complaint",
                        "intent: c.intent",
                        "stage: c.stage",
                        "status: c.status",
                        "department: c.department",
                        "owner: c.owner",
                        "urgency: c.urgency",
                        "conversationId: c.conversation_id",
                        "customerId: k.external_id",
                        "orderId: c.order_id",
                        "approved: c.dossier #>> '{grant,approved,amount}'",
                        "refunded: c.dossier #>> '{grant,refunded,amount}'",
                        "currency: coalesce(c.dossier #>> '{grant,approved,currency}', c.dossier #>> '{grant,refunded,currency}')",
                        "openedAt: c.opened_at",
                        "dueAt: c.due_at",
                        "changedAt: c.changed_at"),
                "from ticket.cases c join ticket.customer k on k.id = c.customer_id where c.tenant = $1",
                List.of(
                        Filter.code("kind", "c.kind", CaseKind.class),
                        Filter.code("status", "c.status", CaseStatus.class),
                        Filter.id("conversationId", "c.conversation_id"),
                        Filter.code("department", "c.department", Department.class),
                        Filter.text("owner", "c.owner"),
                        Filter.text("stage", "c.stage"),
                        new Filter("q", SPEAKS_OF, Inputs::searched),
                        Filter.since("since", "c.opened_at"),
                        Filter.before("before", "c.opened_at")),
                "c.opened_at desc, c.id desc");
    }

    private static Listing history() {
        return new Listing(
                "case-history",
                STAFF,
                columns(
                        "caseNumber: 'AC-' || c.number",
                        "caseId: h.case_id",
                        "at: h.at",
                        "command: h.command",
                        "fromStage: h.from_stage",
                        "toStage: h.to_stage",
                        "fromStatus: h.from_status",
                        "toStatus: h.to_status",
                        "reason: h.reason",
                        "actor: h.actor",
                        "actorSubject: h.actor_subject"),
                "from ticket.case_history h join ticket.cases c on c.id = h.case_id where h.tenant = $1",
                List.of(
                        Filter.id("caseId", "h.case_id"),
                        Filter.since("since", "h.at"),
                        Filter.before("before", "h.at")),
                "h.case_id, h.id");
    }

    private static Listing tasks() {
        return new Listing(
                "tasks",
                STAFF,
                columns(
                        "id: t.id",
                        "caseNumber: 'AC-' || c.number",
                        "caseId: t.case_id",
                        "department: t.department",
                        "action: t.action",
                        "skill: t.skill",
                        "status: t.status",
                        "assignee: t.assignee",
                        "outcome: t.outcome",
                        "createdAt: t.created_at",
                        "dueAt: t.due_at",
                        "endedAt: t.ended_at",
                        "endedBy: t.ended_by"),
                "from ticket.task t join ticket.cases c on c.id = t.case_id where t.tenant = $1",
                List.of(
                        Filter.code("department", "t.department", Department.class),
                        Filter.code("status", "t.status", TaskStatus.class),
                        Filter.text("assignee", "t.assignee"),
                        Filter.text("skill", "t.skill"),
                        Filter.absent("waiting", "t.assignee"),
                        Filter.since("since", "t.created_at"),
                        Filter.before("before", "t.created_at")),
                "t.due_at, t.id");
    }

    private static Listing notes() {
        return new Listing(
                "notes",
                STAFF,
                columns(
                        "id: n.id",
                        "caseNumber: 'AC-' || c.number",
                        "caseId: n.case_id",
                        "text: n.text",
                        "author: n.author",
                        "writtenAt: n.written_at"),
                "from ticket.case_note n join ticket.cases c on c.id = n.case_id where n.tenant = $1",
                List.of(
                        Filter.id("caseId", "n.case_id"),
                        Filter.since("since", "n.written_at"),
                        Filter.before("before", "n.written_at")),
                "n.case_id, n.written_at, n.id");
    }

    private static Listing attachments() {
        return new Listing(
                "attachments",
                STAFF,
                columns(
                        "id: a.id",
                        "caseNumber: 'AC-' || c.number",
                        "caseId: a.case_id",
                        "name: a.name",
                        "mediaType: a.media_type",
                        "size: a.size",
                        "sha256: a.sha256",
                        "actor: a.actor",
                        "storedAt: a.stored_at"),
                "from ticket.attachment a join ticket.cases c on c.id = a.case_id where a.tenant = $1",
                List.of(Filter.id("caseId", "a.case_id"), Filter.since("since", "a.stored_at")),
                "a.case_id, a.stored_at, a.id");
    }

    private static Listing conversations() {
        return new Listing(
                "conversations",
                STAFF,
                columns(
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
                MANAGERS,
                columns(
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
                MANAGERS,
                columns(
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
                MANAGERS,
                columns(
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

    private static Listing promises() {
        return new Listing(
                "promises",
                STAFF,
                columns(
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

    private static Listing handoffs() {
        return new Listing(
                "handoffs",
                STAFF,
                columns(
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
                STAFF,
                columns(
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

    private static Listing packs() {
        return new Listing(
                "packs",
                STAFF,
                columns(
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
                columns(
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

    private static List<Column> columns(String... namesAndExpressions) {
        return Arrays.stream(namesAndExpressions)
                .map(it -> it.split(": ", 2))
                .map(it -> new Column(it[0], it[1]))
                .toList();
    }
}
