package io.aftercare.ticket.conversation;

import io.aftercare.events.CaseKind;
import io.aftercare.events.ComplaintCategory;
import io.aftercare.events.Urgency;
import io.aftercare.ticket.Access;
import io.aftercare.ticket.Code;
import io.aftercare.ticket.IdempotencyKeys;
import io.aftercare.ticket.cases.CaseSubject;
import io.aftercare.ticket.cases.CaseView;
import io.aftercare.ticket.cases.Cases;
import io.aftercare.ticket.cases.Goods;
import io.aftercare.ticket.cases.OrderLines;
import io.aftercare.ticket.store.Transactions;
import io.aftercare.ticket.triage.ApprovalRules;
import io.aftercare.ticket.triage.CasePlan;
import io.aftercare.ticket.triage.OrderState;
import io.aftercare.ticket.triage.Triage;
import io.aftercare.ticket.triage.Understanding;
import io.aftercare.web.Problems;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Opens a case that somebody asks for by name, in a form and not in words, for goods of one or several orders. */
@ApplicationScoped
public class CaseRequests {
    private final Conversations conversations;
    private final Cases cases;
    private final OrderLines orderLines;
    private final Triage triage;
    private final IdempotencyKeys keys;
    private final Transactions transactions;

    CaseRequests(
            Conversations conversations,
            Cases cases,
            OrderLines orderLines,
            Triage triage,
            IdempotencyKeys keys,
            Transactions transactions) {
        this.conversations = conversations;
        this.cases = cases;
        this.orderLines = orderLines;
        this.triage = triage;
        this.keys = keys;
        this.transactions = transactions;
    }

    /** {@code intent}: a code of the taxonomy, else the kind's. */
    public record CaseRequest(
            UUID conversationId,
            CaseKind kind,
            String intent,
            ComplaintCategory complaint,
            Urgency urgency,
            List<OrderLines.Named> lines) {
        public CaseRequest {
            if (conversationId == null || kind == null) {
                throw Problems.invalid("case-request-invalid", "Say with conversationId and kind what is asked for.");
            }
            intent = intent == null ? kind.code() : intent;
            if (!Code.isCode(intent)) {
                throw Problems.invalid("intent-invalid", "intent is a code such as return.request.");
            }
            lines = lines == null || lines.isEmpty() ? List.of() : OrderLines.required(lines);
        }
    }

    public Uni<CaseView> open(Access who, CaseRequest request, String key) {
        return goods(who, request)
                .chain(found -> transactions.write(() -> keys.once(
                        who,
                        key,
                        "case",
                        request,
                        () -> conversations
                                .locked(who, request.conversationId())
                                .chain(conversation ->
                                        cases.open(subject(conversation, found), plan(request), found.goods(), who)),
                        CaseView::id,
                        id -> cases.required(who, id))));
    }

    /** The shop is asked before anything is locked, and only where there is something to ask. */
    private Uni<OrderLines.Found> goods(Access who, CaseRequest request) {
        if (request.lines().isEmpty()) {
            return Uni.createFrom().item(OrderLines.Found.NOTHING);
        }
        return transactions
                .read(() -> conversations.required(who, request.conversationId()))
                .chain(seen -> orderLines.recognised(who, seen.customer().externalId(), request.lines()));
    }

    private static CaseSubject subject(Conversation conversation, OrderLines.Found found) {
        Optional<String> order =
                found.goods().lines().stream().map(Goods.Line::orderId).findFirst();
        return new CaseSubject(
                conversation.id(),
                conversation.customer(),
                order,
                found.segments().through(Code.of(conversation.channel())));
    }

    /** What somebody says outright is an understanding that is certain. */
    private CasePlan plan(CaseRequest request) {
        Understanding certain = new Understanding(
                null,
                List.of(new Understanding.Intent(request.intent(), 1, request.kind(), true)),
                new Understanding.Act(Understanding.Act.Label.REQUEST, 1),
                null,
                null,
                null,
                request.urgency(),
                request.complaint() == null ? null : new Understanding.Complaint(request.complaint(), 1),
                null);
        return triage.plan(Optional.of(certain), false, OrderState.KNOWN, ApprovalRules.NONE)
                .casePlan()
                .orElseThrow();
    }
}
