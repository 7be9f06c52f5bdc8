package io.aftercare.ticket.cases;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
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
import io.aftercare.ticket.store.Transactions;
import io.aftercare.web.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Has packs decide which compensation a clause gives for an order of a case, before the case is locked: by what held when the
 * case was opened, for its goods, and whatever of them has gone back since.
 */
@ApplicationScoped
public class Compensations {
    private final Transactions transactions;
    private final CaseRepository repository;
    private final ToldOrders orders;
    private final Entitlements entitlements;

    Compensations(Transactions transactions, CaseRepository repository, ToldOrders orders, Entitlements entitlements) {
        this.transactions = transactions;
        this.repository = repository;
        this.orders = orders;
        this.entitlements = entitlements;
    }

    /**
     * What somebody on the staff wants paid: the amount is the pack's to say.
     *
     * @param orderId absent where the case is about one order
     * @param evidence what they have seen of what the clause asks for: {@code photo}, {@code proof_of_deception}
     */
    public record Claim(String clause, Reason reason, String orderId, Set<Evidence> evidence) {
        public Claim {
            clause = Inputs.required("clause", clause, 64);
            orderId = orderId == null ? null : Inputs.orderId(orderId);
        }

        @JsonCreator
        static Claim of(
                @JsonProperty("clause") String clause,
                @JsonProperty("reason") String reason,
                @JsonProperty("orderId") String orderId,
                @JsonProperty("evidence") List<String> evidence) {
            return new Claim(
                    clause,
                    coded("reason", Reason.class, Inputs.required("reason", reason, 64)),
                    orderId,
                    Stream.ofNullable(evidence)
                            .flatMap(List::stream)
                            .map(code -> coded("evidence", Evidence.class, code))
                            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Evidence.class))));
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
    private record About(ToldOrders.About told, String orderId, Goods goods, boolean paid, Instant at) {
        List<Request.Asked> lines() {
            return goods.lines().stream()
                    .filter(line -> line.orderId().equals(orderId))
                    .map(line -> new Request.Asked(line.sku(), line.quantity()))
                    .toList();
        }
    }

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
        List<String> orders = it.orders();
        String order = claim.orderId() == null && orders.size() == 1 ? orders.getFirst() : claim.orderId();
        if (order == null || !orders.contains(order)) {
            throw Problems.conflict(
                    "order-not-in-case", "Say orderId: the case is about " + String.join(", ", orders) + ".");
        }
        return new About(
                new ToldOrders.About(it.id(), it.tenant(), it.customer().externalId(), "A compensation"),
                order,
                it.dossier().goods(),
                it.dossier().actions().stream().anyMatch(step -> step.kind() == ActionKind.REFUND),
                it.openedAt());
    }

    /** What was kept was heard before any money went back: a refund in between takes nothing from what is due. */
    private Uni<OrderFactsTable.Told> facts(About it) {
        return orders.kept(it.told(), it.orderId())
                .chain(kept -> kept.map(told -> Uni.createFrom().item(told))
                        .orElseGet(() -> orders.now(it.told(), it.orderId())
                                .map(now -> it.paid() ? now.with(new FactsAtOpening(it.goods(), it.orderId())) : now)));
    }

    private Uni<Compensation> decided(About it, Claim claim, OrderFactsTable.Told told) {
        Request request = new Request(null, it.lines(), claim.reason(), null, it.at(), claim.evidence());
        return entitlements
                .decide(
                        it.told().tenant(),
                        entitlements.read(told.facts()),
                        request,
                        Entitlements.history(told.customer()))
                .map(decision -> due(it, claim, decision));
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
                                .orElse("no pack that decides this order says so for reason "
                                        + claim.reason().code())));
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
                claim.reason().code(),
                claim.evidence().stream().map(Evidence::code).toList(),
                Money.of(amount.amount(), amount.currency().getCurrencyCode()),
                null);
    }

    private static HttpProblem notDue(Claim claim, String orderId, String why) {
        return Problems.conflict(
                "compensation-not-due",
                "The clause " + claim.clause() + " gives no compensation for order " + orderId + ": " + why + ".");
    }
}
