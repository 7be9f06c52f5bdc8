package io.aftercare.ticket.triage;

import io.aftercare.events.CaseKind;
import io.aftercare.events.ComplaintCategory;
import io.aftercare.events.Urgency;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides what a message sets in motion: a case, a person, a question back. Works on codes only, so on any language. */
public final class Triage {
    /** Kinds about goods: a complaint that comes with one of them is part of that case, not a second one. */
    private static final Set<CaseKind> GOODS =
            EnumSet.of(CaseKind.RETURN, CaseKind.EXCHANGE, CaseKind.REPAIR, CaseKind.REFUND_ONLY, CaseKind.RESEND);

    private static final String HUMAN_REQUEST = "human.request";

    private final Deadlines deadlines;
    private final Clock clock;

    public Triage(Deadlines deadlines, Clock clock) {
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** @param understandingMissing the model was away; {@code understanding} is then empty or a guess by keywords */
    public Plan plan(
            Optional<Understanding> understanding,
            boolean understandingMissing,
            OrderState order,
            ApprovalRules approvals) {
        Optional<CasePlan> casePlan = understanding.flatMap(this::casePlan);
        Optional<HandoffReason> handoff = handoff(understanding, understandingMissing || understanding.isEmpty());
        // Who gets a person anyway needs no draft: the person answers.
        boolean forApproval = handoff.isEmpty() && approvals.apply(understanding);
        return new Plan(
                casePlan,
                forApproval ? Optional.of(HandoffReason.APPROVAL) : handoff,
                understanding.map(u -> asks(u, casePlan, order)).orElse(List.of()));
    }

    /** By when a person is to take over. */
    public Instant handoffDue() {
        return clock.instant().plus(deadlines.handoff());
    }

    /** Within which a person is to take over. */
    public Duration handoffWithin() {
        return deadlines.handoff();
    }

    private Optional<CasePlan> casePlan(Understanding understanding) {
        if (understanding.isOutOfScope()) {
            return Optional.empty();
        }
        ComplaintCategory complaint = complaint(understanding);
        return kind(understanding, complaint).map(kind -> plan(kind, complaint, understanding));
    }

    private CasePlan plan(CaseKind kind, ComplaintCategory complaint, Understanding understanding) {
        boolean urgent = understanding.urgency() == Urgency.HIGH;
        return new CasePlan(
                kind,
                complaint,
                intentOf(kind, understanding),
                TaskTable.owner(kind, complaint),
                understanding.urgency(),
                clock.instant().plus(urgent ? deadlines.urgentStep() : deadlines.firstStep()),
                TaskTable.tasks(kind, complaint));
    }

    private static Optional<CaseKind> kind(Understanding understanding, ComplaintCategory complaint) {
        Optional<CaseKind> asked =
                understanding.asksForSomething() ? understanding.likeliest(kind -> true) : Optional.empty();
        if (complaint != null) {
            return understanding.likeliest(GOODS::contains).or(() -> asked).or(() -> Optional.of(CaseKind.COMPLAINT));
        }
        return asked.or(() -> understanding.urgency() == Urgency.HIGH
                ? understanding.likeliest(kind -> true).or(() -> Optional.of(CaseKind.INQUIRY))
                : Optional.empty());
    }

    private static ComplaintCategory complaint(Understanding understanding) {
        return understanding
                .sureComplaint()
                .map(Understanding.Complaint::category)
                .orElse(null);
    }

    private static String intentOf(CaseKind kind, Understanding understanding) {
        return understanding.intents().stream()
                .filter(intent -> intent.kind() == kind)
                .findFirst()
                .or(understanding::bestIntent)
                .map(Understanding.Intent::name)
                .orElse(kind.code());
    }

    private static Optional<HandoffReason> handoff(Optional<Understanding> understanding, boolean missing) {
        if (understanding.filter(Triage::asksForPerson).isPresent()) {
            return Optional.of(HandoffReason.ASKED_FOR_PERSON);
        }
        // An urgent message gets a person even where the model thinks it out of scope: harm outweighs a wasted look.
        if (understanding.filter(u -> u.urgency() == Urgency.HIGH).isPresent()) {
            return Optional.of(HandoffReason.URGENT);
        }
        return missing ? Optional.of(HandoffReason.UNDERSTANDING_UNAVAILABLE) : Optional.empty();
    }

    private static boolean asksForPerson(Understanding understanding) {
        boolean best = understanding
                .bestIntent()
                .filter(intent -> intent.name().equals(HUMAN_REQUEST))
                .isPresent();
        return best || understanding.isLikely(HUMAN_REQUEST);
    }

    private static List<Ask> asks(Understanding understanding, Optional<CasePlan> casePlan, OrderState order) {
        List<Ask> asks = new ArrayList<>();
        if (understanding.isOutOfScope()) {
            return asks;
        }
        boolean aboutAnOrder = understanding
                        .bestIntent()
                        .filter(Understanding.Intent::needsOrder)
                        .isPresent()
                || casePlan.filter(plan -> plan.kind() != CaseKind.COMPLAINT && plan.kind() != CaseKind.INQUIRY)
                        .isPresent();
        if (aboutAnOrder && (order == OrderState.NONE || order == OrderState.NOT_FOUND)) {
            asks.add(Ask.ORDER);
        }
        casePlan.ifPresent(plan -> {
            if (plan.complaint() == ComplaintCategory.PRODUCT_QUALITY) {
                asks.add(Ask.PHOTO);
            } else if (plan.complaint() == ComplaintCategory.OTHER || plan.kind() == CaseKind.INQUIRY) {
                asks.add(Ask.DETAIL);
            }
        });
        return asks;
    }
}
