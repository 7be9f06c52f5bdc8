package io.aftercare.ticket.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aftercare.ticket.Access;
import io.aftercare.ticket.Code;
import io.aftercare.ticket.cases.CaseSubject;
import io.aftercare.ticket.cases.Cases;
import io.aftercare.ticket.cases.DecidedCase;
import io.aftercare.ticket.cases.OrderSegments;
import io.aftercare.ticket.entitlement.Asked;
import io.aftercare.ticket.entitlement.Entitlements;
import io.aftercare.ticket.store.Transactions;
import io.aftercare.ticket.triage.ApprovalRules;
import io.aftercare.ticket.triage.Plan;
import io.aftercare.ticket.triage.Triage;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Decides what a message sets in motion, once per message. The shop is asked between two transactions, so that a slow
 * shop holds neither a connection nor a lock.
 */
@ApplicationScoped
public class Decisions {
    private final Conversations conversations;
    private final Messages messages;
    private final OrderLookup orders;
    private final Triage triage;
    private final ApprovalBook approvals;
    private final Entitlements entitlements;
    private final Cases cases;
    private final Handoffs handoffs;
    private final Transactions transactions;
    private final UnderstandingReader understandings;
    private final ObjectMapper json;
    private final MeterRegistry metrics;

    Decisions(
            Conversations conversations,
            Messages messages,
            OrderLookup orders,
            Triage triage,
            ApprovalBook approvals,
            Entitlements entitlements,
            Cases cases,
            Handoffs handoffs,
            Transactions transactions,
            UnderstandingReader understandings,
            ObjectMapper json,
            MeterRegistry metrics) {
        this.conversations = conversations;
        this.messages = messages;
        this.orders = orders;
        this.triage = triage;
        this.approvals = approvals;
        this.entitlements = entitlements;
        this.cases = cases;
        this.handoffs = handoffs;
        this.transactions = transactions;
        this.understandings = understandings;
        this.json = json;
        this.metrics = metrics;
    }

    /** What is known when a decision is asked for. */
    public record Known(JsonNode understanding, List<String> missing) {
        public Known {
            missing = Step.known(missing);
        }

        boolean blind() {
            return understanding == null || understanding.isNull() || missing.contains(Step.UNDERSTANDING.code());
        }
    }

    public Uni<JsonNode> decide(Access who, UUID conversationId, UUID messageId, Known known) {
        Optional<Message.UnderstoodAs> understood = understandings.read(known.understanding());
        return transactions
                .read(() -> messages.required(who, conversationId, messageId)
                        .chain(message -> approvals
                                .rules(who.tenant())
                                .chain(rules -> messages.decisionsBefore(message)
                                        .map(earlier -> new Before(message, rules, earlier)))))
                .chain(before -> before.message()
                        .standingDecision()
                        .map(standing -> Uni.createFrom().item(standing))
                        .orElseGet(() -> decide(who, before, known, understood)));
    }

    /** A message, the rules by which its answer may have to be approved, and what was decided before, newest first. */
    private record Before(Message message, ApprovalRules rules, List<JsonNode> decisions) {
        /** What policy was asked last, if it was about this order. */
        Optional<Asked> asked(OrderLookup.Found order, ObjectMapper json) {
            return decisions.stream()
                    .filter(it -> it.hasNonNull("asked"))
                    .findFirst()
                    .filter(it -> order.id()
                            .filter(id -> id.equals(it.at("/order/id").asText()))
                            .isPresent())
                    .map(it -> json.convertValue(it.path("asked"), Asked.class));
        }
    }

    private Uni<JsonNode> decide(Access who, Before before, Known known, Optional<Message.UnderstoodAs> understoodAs) {
        Message message = before.message();
        Optional<Message.UnderstoodAs> understood =
                understoodAs.map(it -> new MessageText(message.text()).hasWords() ? it : it.withoutWords());
        return orders.of(message, understood.map(Message.UnderstoodAs::read))
                .chain(order -> entitlements
                        .inTurn(
                                message.tenant(),
                                order.facts(),
                                understood.map(Message.UnderstoodAs::read),
                                before.asked(order, json),
                                order.customer())
                        .chain(entitled -> decide(who, message, known, understood, order, entitled, before.rules())));
    }

    private Uni<JsonNode> decide(
            Access who,
            Message seen,
            Known known,
            Optional<Message.UnderstoodAs> understood,
            OrderLookup.Found order,
            Optional<io.aftercare.policy.Decision> entitled,
            ApprovalRules rules) {
        Plan plan = triage.plan(understood.map(Message.UnderstoodAs::read), known.blind(), order.state(), rules);
        return transactions
                .write(() -> conversations
                        .locked(who, seen.conversation().id())
                        .chain(conversation -> messages.required(who, conversation.id(), seen.id())
                                .chain(message -> message.standingDecision()
                                        .map(standing -> Uni.createFrom().item(new Outcome(standing, Optional.empty())))
                                        .orElseGet(() -> cases.customerSpoke(
                                                        who.tenant(), conversation.id(), message.receivedAt())
                                                .chain(() -> carryOut(who, conversation, plan, order, entitled))
                                                .map(decision -> record(message, known, decision))))))
                .invoke(outcome -> outcome.opened().ifPresent(this::count))
                .map(Outcome::decision);
    }

    private Uni<Decision> carryOut(
            Access who,
            Conversation conversation,
            Plan plan,
            OrderLookup.Found order,
            Optional<io.aftercare.policy.Decision> entitled) {
        order.id().ifPresent(conversation::isAbout);
        CaseSubject subject = new CaseSubject(
                conversation.id(),
                conversation.customer(),
                order.id(),
                OrderSegments.through(OrderSegments.of(order.facts()), Code.of(conversation.channel())));
        return plan.casePlan()
                .map(casePlan -> cases.openOrJoin(subject, casePlan, who))
                .orElseGet(() -> Uni.createFrom().nullItem())
                .chain(decidedCase -> cases.alsoOpen(who.tenant(), conversation.customer(), decidedCase)
                        .chain(open -> plan.handoff()
                                .map(reason -> handoffs.openOrNew(conversation, reason.code()))
                                .orElseGet(() -> Uni.createFrom().nullItem())
                                .map(handoff -> new Decision(
                                        order.state(),
                                        order.facts(),
                                        plan.asks(),
                                        decidedCase,
                                        open,
                                        handoff == null ? null : handoff.view(),
                                        order.customer().orElse(null),
                                        entitled.map(Asked::from).orElse(null),
                                        entitled.map(io.aftercare.policy.Decision::packs)
                                                .orElse(null),
                                        entitled.map(io.aftercare.policy.Decision::options)
                                                .orElse(null),
                                        plan.forApproval() ? Decision.APPROVAL : null))));
    }

    /** A decision as it is stored, and the case that it opened. */
    private record Outcome(JsonNode decision, Optional<DecidedCase> opened) {}

    private Outcome record(Message message, Known known, Decision decision) {
        JsonNode stored = json.valueToTree(decision);
        message.decide(known.understanding(), stored, known.blind());
        return new Outcome(stored, Optional.ofNullable(decision.decidedCase()).filter(it -> !it.reused()));
    }

    private void count(DecidedCase opened) {
        metrics.counter("aftercare.cases.opened", "kind", opened.kind().code()).increment();
    }
}
