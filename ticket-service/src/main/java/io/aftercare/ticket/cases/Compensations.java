package io.aftercare.ticket.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aftercare.events.Money;
import io.aftercare.policy.Coded;
import io.aftercare.policy.Decision;
import io.aftercare.policy.Evidence;
import io.aftercare.policy.FactsRefused;
import io.aftercare.policy.Option;
import io.aftercare.policy.Reason;
import io.aftercare.policy.Request;
import io.aftercare.ticket.Access;
import io.aftercare.ticket.Inputs;
import io.aftercare.ticket.entitlement.Entitlements;
import io.aftercare.ticket.orders.ActionKind;
import io.aftercare.ticket.orders.OrderAnswer;
import io.aftercare.ticket.orders.OrderDirectory;
import io.aftercare.ticket.store.Transactions;
import io.aftercare.web.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Has packs decide which compensation a clause gives for an order of a case, before the case is locked: by what held when the
 * case was opened, for its goods, and whatever of them has gone back since.
 */
@ApplicationScoped
public class Compensations {
    private final Transactions transactions;
    private final CaseRepository repository;
    private final OrderDirectory directory;
    private final OrderFactsTable table;
    private final Entitlements entitlements;

    Compensations(
            Transactions transactions,
            CaseRepository repository,
            OrderDirectory directory,
            OrderFactsTable table,
            Entitlements entitlements) {
        this.transactions = transactions;
        this.repository = repository;
        this.directory = directory;
        this.table = table;
        this.entitlements = entitlements;
    }

    /**
     * What somebody on the staff wants paid: the amount is the pack's to say.
     *
     * @param orderId absent where the case is about one order
     * @param evidence what they have seen of what the clause asks for: {@code photo}, {@code proof_of_deception}
     */
    public record Claim(String clause, String reason, String orderId, List<String> evidence) {
        public Claim {
            clause = Inputs.required("clause", clause, 64);
            reason = Inputs.required("reason", reason, 64);
            orderId = orderId == null ? null : Inputs.orderId(orderId);
            evidence = evidence == null ? List.of() : List.copyOf(evidence);
            why(reason);
            shown(evidence);
        }

        private static Reason why(String code) {
            return coded("reason", Reason.class, code);
        }

        private static Set<Evidence> shown(List<String> codes) {
            return codes.stream()
                    .map(code -> coded("evidence", Evidence.class, code))
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(Evidence.class)));
        }

        /** As the API has it, and with what it may be: the framework's refusal names none of the values. */
        private static <E extends Enum<E> & Coded> E coded(String field, Class<E> values, String code) {
            return Arrays.stream(values.getEnumConstants())
                    .filter(it -> it.code().equals(code))
                    .findFirst()
                    .orElseThrow(() -> Problems.invalid(
                            field + "-invalid",
                            Arrays.stream(values.getEnumConstants())
                                    .map(Coded::code)
                                    .collect(Collectors.joining(", ", field + " is any of ", "."))));
        }
    }

    /** The case as far as a decision needs it. */
    private record About(
            UUID id,
            String tenant,
            String customerId,
            String orderId,
            List<Request.Asked> lines,
            boolean paid,
            Instant at) {}

    /** Fails with 409 where the clause gives nothing, and says why. */
    Uni<Compensation> due(Access by, UUID caseId, Claim claim) {
        return transactions
                .read(() -> repository.required(by, caseId).map(it -> about(it, claim)))
                .chain(it -> facts(it)
                        .chain(told -> decided(it, claim, told))
                        .onFailure(FactsRefused.class)
                        .transform(refused -> notDue(claim, it.orderId(), refused.getMessage())));
    }

    private static About about(Case it, Claim claim) {
        Goods goods = it.dossier().goods();
        List<String> orders = it.orders();
        String order = claim.orderId() == null && orders.size() == 1 ? orders.getFirst() : claim.orderId();
        if (order == null || !orders.contains(order)) {
            throw Problems.conflict(
                    "order-not-in-case", "Say orderId: the case is about " + String.join(", ", orders) + ".");
        }
        return new About(
                it.id(),
                it.tenant(),
                it.customer().externalId(),
                order,
                goods.lines().stream()
                        .filter(line -> line.orderId().equals(order))
                        .map(line -> new Request.Asked(line.sku(), line.quantity()))
                        .toList(),
                it.dossier().actions().stream().anyMatch(step -> step.kind() == ActionKind.REFUND),
                it.openedAt());
    }

    private Uni<OrderFactsTable.Told> facts(About it) {
        return table.of(it.tenant(), it.id())
                .map(known -> known.stream()
                        .filter(told -> told.orderId().equals(it.orderId()))
                        .findFirst())
                .chain(known -> known.map(told -> Uni.createFrom().item(told)).orElseGet(() -> ask(it)));
    }

    private Uni<OrderFactsTable.Told> ask(About it) {
        return directory
                .order(it.tenant(), it.orderId())
                .map(answer -> switch (answer.seenBy(it.customerId())) {
                    case OrderAnswer.Known(var order) -> order.facts();
                    case OrderAnswer.NotFound() -> throw new FactsRefused("the customer has no order " + it.orderId());
                    case OrderAnswer.Unavailable() ->
                        throw Problems.unavailable(
                                "shop-unavailable",
                                "A compensation is decided by what the shop says of the order, and it does not answer at"
                                        + " the moment; try again.",
                                Duration.ofSeconds(5));
                })
                .chain(facts -> directory
                        .customer(it.tenant(), it.customerId())
                        .map(customer -> new OrderFactsTable.Told(it.orderId(), facts, customer)));
    }

    private Uni<Compensation> decided(About it, Claim claim, OrderFactsTable.Told told) {
        JsonNode facts = it.paid() ? asBought(told.facts()) : told.facts();
        Request request =
                new Request(null, it.lines(), Claim.why(claim.reason()), null, it.at(), Claim.shown(claim.evidence()));
        return entitlements
                .decide(it.tenant(), entitlements.read(facts), request, Entitlements.history(told.customer()))
                .map(decision -> due(it, claim, decision));
    }

    /** A refund in between takes nothing from what is due on top of it. */
    private static JsonNode asBought(JsonNode facts) {
        JsonNode before = facts.deepCopy();
        forget(before.path("payments"), "refunded");
        forget(before.path("items"), "returnedQuantity");
        return before;
    }

    private static void forget(JsonNode all, String field) {
        all.forEach(one -> {
            if (one instanceof ObjectNode object) {
                object.remove(field);
            }
        });
    }

    private static Compensation due(About it, Claim claim, Decision decision) {
        List<Option> its = decision.options().stream()
                .filter(option ->
                        option.clause() != null && option.clause().id().equals(claim.clause()))
                .toList();
        // A clause may give the same on several ways, such as with the goods and without them: it is due once.
        return its.stream()
                .filter(option ->
                        option.isAllowed() && option.amounts().compensation().minor() > 0)
                .max(Comparator.comparing(option -> option.amounts().compensation()))
                .map(option -> due(it, claim, option))
                .orElseThrow(() -> notDue(
                        claim,
                        it.orderId(),
                        its.stream()
                                .findFirst()
                                .map(option -> option.isAllowed()
                                        ? "it gives " + option.kind().code() + " and no compensation"
                                        : option.because().en())
                                .orElse("no pack that decides this order says so for reason " + claim.reason())));
    }

    private static Compensation due(About it, Claim claim, Option option) {
        if (!option.evidence().isEmpty()) {
            throw Problems.conflict(
                    "evidence-missing",
                    "The clause " + claim.clause() + " asks for "
                            + option.evidence().stream().map(Evidence::code).collect(Collectors.joining(", "))
                            + ": look at it, and say so in evidence.");
        }
        io.aftercare.policy.Money amount = option.amounts().compensation();
        return new Compensation(
                null,
                it.orderId(),
                option.clause().id(),
                option.clause().pack().toString(),
                option.clause().title(),
                claim.reason(),
                claim.evidence(),
                Money.of(amount.amount(), amount.currency().getCurrencyCode()),
                null);
    }

    private static HttpProblem notDue(Claim claim, String orderId, String why) {
        return Problems.conflict(
                "compensation-not-due",
                "The clause " + claim.clause() + " gives no compensation for order " + orderId + ": " + why + ".");
    }
}
