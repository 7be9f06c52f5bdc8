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
import io.aftercare.ticket.entitlement.Side;
import io.aftercare.ticket.orders.OrderDirectory;
import io.aftercare.ticket.store.Transactions;
import io.aftercare.ticket.triage.ApprovalRules;
import io.aftercare.ticket.triage.Plan;
import io.aftercare.ticket.triage.Triage;
import io.aftercare.ticket.triage.Understanding;
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
                        .chain(message -> message.standingDecision().isPresent()
                                ? Uni.createFrom().item(new Before(message, ApprovalRules.NONE, List.of()))
                                : approvals
                                        .rules(who.tenant())
                                        .chain(rules -> earlier(message, understood)
                                                .map(earlier -> new Before(message, rules, earlier)))))
                .chain(before -> before.message()
                        .standingDecision()
                        .map(standing -> Uni.createFrom().item(standing))
                        .orElseGet(() -> decide(who, before, known, understood)));
    }

    /** What was asked before matters only to what asks for something, and is not there before the second message. */
    private Uni<List<JsonNode>> earlier(Message message, Optional<Message.UnderstoodAs> understood) {
        boolean matters = message.sequence() > 1
                && understood.filter(it -> !it.read().isOutOfScope()).isPresent();
        return matters ? messages.decisionsBefore(message) : Uni.createFrom().item(List.of());
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
        return orders.of(message, understood.map(Message.UnderstoodAs::read)).chain(order -> {
            Optional<Asked> earlier = before.asked(order, json);
            Optional<Side> asksOn = earlier.flatMap(asked -> Side.askedIn(message.text()));
            Optional<Message.UnderstoodAs> believed = understood.map(it -> it.believed(message.text(), earlier));
            return entitlements
                    .inTurn(
                            message.tenant(),
                            order.facts(),
                            believed.map(Message.UnderstoodAs::read),
                            earlier,
                            asksOn,
                            order.customer())
                    .chain(entitled -> decide(
                            who,
                            message,
                            known,
                            believed,
                            order,
                            entitled.map(it -> new Entitled(it, Asked.from(it, asksOn))),
                            before.rules()));
        });
    }

    /** What policy decided, and what it was asked. */
    private record Entitled(io.aftercare.policy.Decision decided, Asked asked) {}

    private Uni<JsonNode> decide(
            Access who,
            Message seen,
            Known known,
            Optional<Message.UnderstoodAs> understood,
            OrderLookup.Found order,
            Optional<Entitled> entitled,
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
                                                .chain(() -> carryOut(
                                                        who,
                                                        conversation,
                                                        plan,
                                                        understood.map(Message.UnderstoodAs::read),
                                                        order,
                                                        entitled))
                                                .map(decision -> record(message, known, decision))))))
                .invoke(outcome -> outcome.opened().ifPresent(this::count))
                .map(Outcome::decision);
    }

    private Uni<Decision> carryOut(
            Access who,
            Conversation conversation,
            Plan plan,
            Optional<Understanding> understood,
            OrderLookup.Found order,
            Optional<Entitled> entitled) {
        order.id().ifPresent(conversation::isAbout);
        CaseSubject subject = new CaseSubject(
                conversation.id(),
                conversation.customer(),
                order.id(),
                OrderSegments.of(order.facts()).through(Code.of(conversation.channel())));
        return plan.casePlan()
                .map(casePlan -> cases.openOrJoin(subject, casePlan, who))
                .orElseGet(() -> Uni.createFrom().nullItem())
                .chain(decidedCase -> cases.alsoOpen(who.tenant(), conversation.customer(), decidedCase)
                        .chain(open -> settled(who, conversation, understood)
                                .chain(settled -> handoffs.called(
                                                conversation,
                                                plan.handoff(),
                                                HandoffPriority.of(understood, tier(order)))
                                        .map(person -> new Decision(
                                                order.state(),
                                                order.facts(),
                                                plan.asks(),
                                                decidedCase,
                                                open,
                                                settled,
                                                person.asked().orElse(null),
                                                person.before().orElse(null),
                                                order.customer().orElse(null),
                                                entitled.map(Entitled::asked).orElse(null),
                                                entitled.map(it -> it.decided().packs())
                                                        .orElse(null),
                                                entitled.map(it -> it.decided().options())
                                                        .orElse(null),
                                                plan.forApproval() ? Decision.APPROVAL : null)))));
    }

    /** Only whoever asks how far something is has any use for them. */
    private Uni<List<DecidedCase>> settled(Access who, Conversation conversation, Optional<Understanding> understood) {
        boolean asksHowFar = understood
                .flatMap(Understanding::bestIntent)
                .filter(intent -> intent.name().endsWith(".status"))
                .isPresent();
        return asksHowFar
                ? cases.settledLately(who.tenant(), conversation.customer())
                : Uni.createFrom().item(List.of());
    }

    private static Optional<String> tier(OrderLookup.Found order) {
        return order.customer().map(OrderDirectory.ShopCustomer::tier);
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
