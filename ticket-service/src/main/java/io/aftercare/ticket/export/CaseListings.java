package io.aftercare.ticket.export;

import io.aftercare.events.CaseKind;
import io.aftercare.events.CaseStatus;
import io.aftercare.events.Department;
import io.aftercare.ticket.Inputs;
import io.aftercare.ticket.cases.TaskStatus;
import io.aftercare.web.export.Filter;
import io.aftercare.web.export.Listing;
import java.util.List;
import java.util.stream.Stream;

/** Cases and what belongs to them. */
final class CaseListings {
    /** As the list's {@code q}, without its bound: what very many cases speak of is exported whole. */
    private static final String SPEAKS_OF = """
            (c.conversation_id in (select conversation_id from ticket.message
                    where tenant = $1 and terms @@ ticket.words_query(?))
                or c.id in (select case_id from ticket.case_note where tenant = $1 and terms @@ ticket.words_query(?))
                or c.order_id = ? or 'AC-' || c.number = upper(?))""";

    private CaseListings() {}

    static Stream<Listing> all() {
        return Stream.of(cases(), history(), tasks(), notes(), attachments());
    }

    private static Listing cases() {
        return new Listing(
                "cases",
                Listings.STAFF,
                Listings.columns(
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
                Listings.STAFF,
                Listings.columns(
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
                Listings.STAFF,
                Listings.columns(
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
                Listings.STAFF,
                Listings.columns(
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
                Listings.STAFF,
                Listings.columns(
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
}
