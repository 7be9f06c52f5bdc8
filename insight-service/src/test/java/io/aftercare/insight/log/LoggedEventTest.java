package io.aftercare.insight.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftercare.events.EventType;
import io.aftercare.events.GoldenEvents;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoggedEventTest {
    private static final UUID CONVERSATION = UUID.fromString("019ab000-0000-7000-8000-000000000001");
    private static final UUID CASE = UUID.fromString("019ab000-0000-7000-8000-000000000003");

    @ParameterizedTest
    @CsvSource({
        "CASE_OPENED, case.opened",
        "CASE_ORDER_LINKED, case.order_linked",
        "CASE_STATUS_CHANGED, case.status_changed:in_progress",
        "TASK_CREATED, task.created:quality",
        "TASK_TAKEN, task.taken:quality",
        "TASK_COMPLETED, task.completed:quality",
        "PROMISE_MADE, promise.made",
        "PROMISE_WARNED, promise.warned:refund_by",
        "PROMISE_KEPT, promise.kept:refund_by",
        "PROMISE_BROKEN,",
        "PROMISE_VOIDED, promise.voided:refund_by",
        "HANDOFF_TAKEN,",
        "CASE_STAGE_CHANGED, case.stage_changed:inspected",
        "ACTION_REQUESTED, action.requested:refund",
        "ACTION_ANSWERED, action.answered:refund:accepted",
        "PARCEL_SCANNED, parcel.scanned:in_transit",
        "REFUND_SETTLED, refund.settled",
        "SLA_WARNED, sla.warned:first_response",
        "SLA_BROKEN, sla.broken:first_response",
        "CASE_APPROVED, case.approved",
        "MESSAGE_RECEIVED,",
        "REPLY_SENT,",
        "FEEDBACK_GIVEN,",
    })
    void stepsOfACaseAreNamedAsSpecificallyAsTheyDiffer(EventType type, String activity) {
        assertThat(LoggedEvent.read(GoldenEvents.json(type)).activity()).isEqualTo(activity);
    }

    @Test
    void anEventKnowsItsCaseAndItsConversation() {
        LoggedEvent opened = LoggedEvent.read(GoldenEvents.json(EventType.CASE_OPENED));
        assertThat(opened.caseId()).isEqualTo(CASE);
        assertThat(opened.conversationId()).isEqualTo(CONVERSATION);

        LoggedEvent received = LoggedEvent.read(GoldenEvents.json(EventType.MESSAGE_RECEIVED));
        assertThat(received.caseId()).isNull();
        assertThat(received.conversationId()).isEqualTo(CONVERSATION);
    }

    @ParameterizedTest
    @CsvSource({
        "CASE_OPENED, kind, data.kind is missing",
        "CASE_STATUS_CHANGED, to, data.to is missing",
        "TASK_CREATED, department, data.department is missing",
        "TASK_COMPLETED, department, data.department is missing",
        "PROMISE_MADE, kind, data.kind is missing",
        "PROMISE_BROKEN, conversationId, data.conversationId is missing",
        "REPLY_SENT, conversationId, data.conversationId is missing",
    })
    void whatTheFiguresRestOnMustBeThere(EventType type, String field, String reason) {
        String without = GoldenEvents.json(type).replace("\"" + field + "\":", "\"renamed\":");

        assertThatThrownBy(() -> LoggedEvent.read(without))
                .isInstanceOf(UnreadableEvent.class)
                .hasMessage(reason);
    }
}
