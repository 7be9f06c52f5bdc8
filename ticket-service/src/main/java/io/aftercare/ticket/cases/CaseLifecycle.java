package io.aftercare.ticket.cases;

import static io.aftercare.events.CaseStatus.CANCELLED;
import static io.aftercare.events.CaseStatus.CLOSED;
import static io.aftercare.events.CaseStatus.IN_PROGRESS;
import static io.aftercare.events.CaseStatus.OPEN;
import static io.aftercare.events.CaseStatus.RESOLVED;
import static io.aftercare.events.CaseStatus.WAITING_FOR_CUSTOMER;

import io.aftercare.events.CaseStatus;
import io.aftercare.ticket.IllegalTransition;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where a case may go from each status: data, to be read as a table. */
final class CaseLifecycle {
    private static final Map<CaseStatus, List<CaseStatus>> NEXT = Map.of(
            OPEN, List.of(IN_PROGRESS, CANCELLED),
            IN_PROGRESS, List.of(WAITING_FOR_CUSTOMER, RESOLVED, CANCELLED),
            WAITING_FOR_CUSTOMER, List.of(IN_PROGRESS, CANCELLED),
            RESOLVED, List.of(CLOSED, IN_PROGRESS),
            CLOSED, List.of(),
            CANCELLED, List.of());

    /** Statuses in which a case still takes what else the customer says about the same matter. */
    static final Set<CaseStatus> UNSETTLED = EnumSet.of(OPEN, IN_PROGRESS, WAITING_FOR_CUSTOMER);

    private CaseLifecycle() {}

    static List<CaseStatus> next(CaseStatus from) {
        return NEXT.get(from);
    }

    static void require(CaseStatus from, CaseStatus to) {
        if (!next(from).contains(to)) {
            throw new IllegalTransition(
                    "case",
                    from.code(),
                    to.code(),
                    next(from).stream().map(CaseStatus::code).toList());
        }
    }
}
