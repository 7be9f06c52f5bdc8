package io.aftercare.ticket.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.aftercare.ticket.orders.ActionKind;
import io.aftercare.ticket.orders.Slot;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What a case knows beyond where it stands: goods, money, evidence, plan, what the shop does for it, other cases. One
 * value in one column, so that a case is read and written whole.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Dossier(
        Goods goods,
        Grant grant,
        List<Evidence> evidence,
        ResolutionPlan plan,
        Wishes wishes,
        List<ShopStep> actions,
        List<CaseLink> links,
        List<Compensation> compensations) {
    static final Dossier EMPTY = new Dossier(null, null, null, null, null, null, null, null);

    public Dossier {
        goods = goods == null ? Goods.NONE : goods;
        grant = grant == null ? Grant.NONE : grant;
        evidence = evidence == null ? List.of() : List.copyOf(evidence);
        wishes = wishes == null ? Wishes.NONE : wishes;
        actions = actions == null ? List.of() : List.copyOf(actions);
        links = links == null ? List.of() : List.copyOf(links);
        compensations = compensations == null ? List.of() : List.copyOf(compensations);
    }

    /** What the customer would like: an invoice in this name, a courier in this time. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Wishes(String invoiceTitle, Slot slot) {
        static final Wishes NONE = new Wishes(null, null);
    }

    Dossier with(Goods goods) {
        return new Dossier(goods, grant, evidence, plan, wishes, actions, links, compensations);
    }

    Dossier with(Grant grant) {
        return new Dossier(goods, grant, evidence, plan, wishes, actions, links, compensations);
    }

    Dossier with(ResolutionPlan plan) {
        return new Dossier(goods, grant, evidence, plan, wishes, actions, links, compensations);
    }

    Dossier with(Wishes wishes) {
        return new Dossier(goods, grant, evidence, plan, wishes, actions, links, compensations);
    }

    Dossier with(CaseLink link) {
        return new Dossier(goods, grant, evidence, plan, wishes, actions, added(links, List.of(link)), compensations);
    }

    /** What was due is being paid. */
    Dossier with(Compensation paid) {
        return new Dossier(goods, grant, evidence, plan, wishes, actions, links, added(compensations, List.of(paid)));
    }

    Optional<Compensation> compensation(UUID actionId) {
        return compensations.stream()
                .filter(it -> it.actionId().equals(actionId))
                .findFirst();
    }

    Dossier withEvidence(List<Evidence> more) {
        return new Dossier(goods, grant, added(evidence, more), plan, wishes, actions, links, compensations);
    }

    /** In place of what was known of the action, or as a new one. */
    Dossier with(ShopStep action) {
        boolean known = action(action.id()).isPresent();
        List<ShopStep> all = known
                ? actions.stream()
                        .map(it -> it.id().equals(action.id()) ? action : it)
                        .toList()
                : added(actions, List.of(action));
        return new Dossier(goods, grant, evidence, plan, wishes, all, links, compensations);
    }

    /** @param id null finds nothing */
    Optional<ShopStep> action(UUID id) {
        return actions.stream().filter(it -> it.id().equals(id)).findFirst();
    }

    /** Whether the shop was told to do anything with the goods or for them; a compensation is paid beside that. */
    boolean isActedOn() {
        return actions.stream().anyMatch(it -> it.kind() != ActionKind.COMPENSATION);
    }

    /**
     * Only the newest one drives the case; what is still heard of an earlier one is kept, and drives nothing. A call-off
     * that the shop refused leaves the one before it as it was, and a compensation is paid beside the case's path.
     */
    boolean isNewest(ShopStep action) {
        return actions.stream()
                .filter(it -> it.kind() != ActionKind.COMPENSATION)
                .filter(it -> it.id().equals(action.id()) || !it.isCallOffInVain())
                .reduce((earlier, later) -> later)
                .filter(newest -> newest.id().equals(action.id()))
                .isPresent();
    }

    /** The newest movement of goods, in whichever direction, that the shop may still be at. */
    Optional<ShopStep> movement() {
        return actions.stream()
                .filter(it -> it.kind().movesGoods() && it.state() != ShopStep.State.REFUSED)
                .reduce((earlier, later) -> later);
    }

    /** The key under which the shop was, or will be, told of a step. */
    String key(UUID caseId, ShopStep step) {
        return key(caseId, actions.indexOf(step), step.kind());
    }

    /** The key of the next step. */
    String nextKey(UUID caseId, ActionKind kind) {
        return key(caseId, actions.size(), kind);
    }

    private static String key(UUID caseId, int index, ActionKind kind) {
        return caseId + "-" + (index + 1) + "-" + kind.code();
    }

    boolean isCalledOff(ShopStep action) {
        return actions.stream().anyMatch(it -> action.id().equals(it.callsOff()));
    }

    private static <T> List<T> added(List<T> some, List<T> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
