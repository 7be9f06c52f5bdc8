package io.aftercare.events;

import java.util.UUID;

/** What happens to a case and its tasks. */
public sealed interface CaseEvent extends AftercareEvent
        permits CaseOpened,
                CaseOrderLinked,
                CaseStatusChanged,
                TaskCreated,
                TaskTaken,
                TaskCompleted,
                CaseStageChanged,
                CaseApproved,
                GoodsInspected,
                ActionRequested,
                ActionAnswered,
                ParcelScanned,
                RefundSettled,
                CompensationSettled,
                CaseAssigned,
                CasesLinked,
                SlaWarned,
                SlaBroken {
    UUID caseId();

    @Override
    default Topic topic() {
        return Topic.CASES;
    }

    @Override
    default String key() {
        return caseId().toString();
    }
}
