package io.aftercare.ticket.cases;

import io.aftercare.events.CaseKind;
import io.aftercare.events.ComplaintCategory;
import io.aftercare.policy.Evidence;
import io.aftercare.policy.FactsRefused;
import io.aftercare.policy.Grade;
import io.aftercare.policy.InspectedRefund;
import io.aftercare.policy.OrderFacts;
import io.aftercare.policy.Reason;
import io.aftercare.ticket.Access;
import io.aftercare.ticket.entitlement.Entitlements;
import io.aftercare.ticket.store.Transactions;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Has packs decide what goes back for goods that were inspected, before the case is locked. They decide by what the shop said
 * of the orders when the return was approved; a shop that was away then is asked later.
 */
@ApplicationScoped
class Inspections {
    private static final Logger LOG = Logger.getLogger(Inspections.class);
    private static final String APPROVE = "approve";
    private static final String INSPECT = "inspect";
    private static final String REFUND = "refund";
    private static final Set<String> COMMANDS = Set.of(APPROVE, INSPECT, REFUND);

    private final Transactions transactions;
    private final ToldOrders orders;
    private final Entitlements entitlements;

    Inspections(Transactions transactions, ToldOrders orders, Entitlements entitlements) {
        this.transactions = transactions;
        this.orders = orders;
        this.entitlements = entitlements;
    }

    /** A return as it is before the command. */
    private record Return(
            UUID id,
            String tenant,
            String customerId,
            Goods goods,
            String orderId,
            boolean claimed,
            Reason fault,
            Instant at) {
        static Return of(Case it) {
            return new Return(
                    it.id(),
                    it.tenant(),
                    it.customer().externalId(),
                    it.dossier().goods(),
                    it.orderId(),
                    it.complaint() == ComplaintCategory.PRODUCT_QUALITY,
                    Entitlements.faultOf(it.intent()),
                    it.openedAt());
        }

        Return with(List<Particulars.Found> found) {
            Goods inspected = goods.withInspections(
                    found.stream().map(Particulars.Found::read).toList());
            return new Return(id, tenant, customerId, inspected, orderId, claimed, fault, at);
        }

        Set<String> orders() {
            return Stream.concat(
                            goods.lines().stream().map(Goods.Line::orderId),
                            goods.lines().isEmpty() ? Stream.ofNullable(orderId) : Stream.empty())
                    .collect(Collectors.toSet());
        }

        Map<String, List<InspectedRefund.Unit>> units() {
            return goods.units(orderId).stream()
                    .collect(Collectors.groupingBy(
                            Goods.Unit::orderId, TreeMap::new, Collectors.mapping(this::unit, Collectors.toList())));
        }

        /** A person found the fault or none, which is as good as a report; where none said, the customer's word holds. */
        private InspectedRefund.Unit unit(Goods.Unit unit) {
            boolean found = Boolean.TRUE.equals(unit.fault());
            boolean faulty = found || unit.fault() == null && claimed;
            return new InspectedRefund.Unit(
                    unit.sku(),
                    unit.quantity(),
                    Grade.valueOf(unit.grade().toUpperCase(Locale.ROOT)),
                    faulty ? fault : Reason.NO_REASON,
                    found ? EnumSet.of(Evidence.INSPECTION_REPORT) : EnumSet.noneOf(Evidence.class));
        }
    }

    /** Empty where the command has nothing to do with an inspection, or no pack decides. */
    Uni<Optional<EntitledRefund>> before(Access by, UUID caseId, String command, Particulars given) {
        if (by.customer() || !COMMANDS.contains(command)) {
            return none();
        }
        return about(by, caseId, command)
                .chain(found -> found.map(it -> switch (command) {
                            case APPROVE ->
                                told(it).onFailure(Inspections::isTheShops)
                                        .recoverWithItem(List.of())
                                        .chain(kept -> none());
                            case INSPECT ->
                                decided(it.with(given.inspection()))
                                        .onFailure(Inspections::isTheShops)
                                        .recoverWithItem(Optional.empty());
                            default -> it.goods().inspections().isEmpty() ? none() : decided(it);
                        })
                        .orElseGet(Inspections::none));
    }

    /** The return, where its stage takes the command and no inspection has been decided on yet. */
    private Uni<Optional<Return>> about(Access by, UUID caseId, String command) {
        return transactions.read(() -> Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "from AftersalesCase c join fetch c.customer where c.tenant = :tenant and c.id = :id"
                                        + " and c.kind = :kind",
                                Case.class)
                        .setParameter("tenant", by.tenant())
                        .setParameter("id", caseId)
                        .setParameter("kind", CaseKind.RETURN)
                        .getSingleResultOrNull())
                .map(it -> Optional.ofNullable(it)
                        .filter(known -> known.lifecycle()
                                .stage(known.stage())
                                .commands()
                                .containsKey(command))
                        .filter(known -> !command.equals(REFUND)
                                || known.dossier().grant().entitled() == null)
                        .map(Return::of)));
    }

    private Uni<Optional<EntitledRefund>> decided(Return it) {
        Map<String, List<InspectedRefund.Unit>> units = it.units();
        if (units.isEmpty()) {
            return none();
        }
        return told(it).chain(orders -> Multi.createFrom()
                        .iterable(orders)
                        .onItem()
                        .transformToUniAndConcatenate(order -> decided(it, order, units.get(order.orderId())))
                        .collect()
                        .asList()
                        .map(all -> Optional.of(EntitledRefund.of(all))))
                .onFailure(FactsRefused.class)
                .invoke(refused -> LOG.warnf(
                        "no pack decides on an inspection tenant=%s caseId=%s: %s",
                        it.tenant(), it.id(), refused.getMessage()))
                .onFailure(FactsRefused.class)
                .recoverWithItem(Optional.empty());
    }

    private Uni<EntitledRefund.OrderRefund> decided(
            Return it, OrderFactsTable.Told order, List<InspectedRefund.Unit> units) {
        return Uni.createFrom()
                .deferred(() -> {
                    OrderFacts facts = entitlements.read(order.facts());
                    return entitlements.inspected(
                            it.tenant(), facts, units, it.at(), Entitlements.history(order.customer()));
                })
                .map(refund -> new EntitledRefund.OrderRefund(order.orderId(), refund));
    }

    private Uni<List<OrderFactsTable.Told>> told(Return it) {
        return orders.first(new ToldOrders.About(it.id(), it.tenant(), it.customerId(), "What goes back"), it.orders());
    }

    private static Uni<Optional<EntitledRefund>> none() {
        return Uni.createFrom().item(Optional.empty());
    }

    /** Neither an approval nor an inspection is lost because the shop is away, or has no such order. */
    private static boolean isTheShops(Throwable failure) {
        return failure instanceof HttpProblem || failure instanceof FactsRefused;
    }
}
