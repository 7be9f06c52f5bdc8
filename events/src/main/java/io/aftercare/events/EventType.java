package io.aftercare.events;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The type names on the wire, stated once. A name never changes its meaning; a new meaning gets a new name. */
public enum EventType {
    CONVERSATION_STARTED("conversation.started", ConversationStarted.class),
    MESSAGE_RECEIVED("message.received", MessageReceived.class),
    MESSAGE_UNDERSTOOD("message.understood", MessageUnderstood.class),
    REPLY_SENT("reply.sent", ReplySent.class),
    HANDOFF_REQUESTED("handoff.requested", HandoffRequested.class),
    HANDOFF_TAKEN("handoff.taken", HandoffTaken.class),
    HANDOFF_REASON_ADDED("handoff.reason_added", HandoffReasonAdded.class),
    HANDOFF_RELEASED("handoff.released", HandoffReleased.class),
    HANDOFF_DONE("handoff.done", HandoffDone.class),
    DRAFT_DECIDED("draft.decided", DraftDecided.class),
    CASE_OPENED("case.opened", CaseOpened.class),
    CASE_ORDER_LINKED("case.order_linked", CaseOrderLinked.class),
    CASE_STATUS_CHANGED("case.status_changed", CaseStatusChanged.class),
    TASK_CREATED("task.created", TaskCreated.class),
    TASK_TAKEN("task.taken", TaskTaken.class),
    TASK_COMPLETED("task.completed", TaskCompleted.class),
    PROMISE_MADE("promise.made", PromiseMade.class),
    PROMISE_WARNED("promise.warned", PromiseWarned.class),
    PROMISE_KEPT("promise.kept", PromiseKept.class),
    PROMISE_BROKEN("promise.broken", PromiseBroken.class),
    PROMISE_VOIDED("promise.voided", PromiseVoided.class),
    CASE_STAGE_CHANGED("case.stage_changed", CaseStageChanged.class),
    CASE_APPROVED("case.approved", CaseApproved.class),
    GOODS_INSPECTED("goods.inspected", GoodsInspected.class),
    ACTION_REQUESTED("action.requested", ActionRequested.class),
    ACTION_ANSWERED("action.answered", ActionAnswered.class),
    PARCEL_SCANNED("parcel.scanned", ParcelScanned.class),
    REFUND_SETTLED("refund.settled", RefundSettled.class),
    COMPENSATION_SETTLED("compensation.settled", CompensationSettled.class),
    CASE_ASSIGNED("case.assigned", CaseAssigned.class),
    CASES_LINKED("case.linked", CasesLinked.class),
    SLA_WARNED("sla.warned", SlaWarned.class),
    SLA_BROKEN("sla.broken", SlaBroken.class),
    FEEDBACK_GIVEN("feedback.given", FeedbackGiven.class);

    private static final Map<String, EventType> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(EventType::typeName, Function.identity()));
    private static final Map<Class<?>, EventType> BY_RECORD =
            Arrays.stream(values()).collect(Collectors.toMap(EventType::record, Function.identity()));

    private final String typeName;
    private final Class<? extends AftercareEvent> record;

    EventType(String typeName, Class<? extends AftercareEvent> record) {
        this.typeName = typeName;
        this.record = record;
    }

    public String typeName() {
        return typeName;
    }

    public Class<? extends AftercareEvent> record() {
        return record;
    }

    public static EventType of(AftercareEvent event) {
        return BY_RECORD.get(event.getClass());
    }

    public static Optional<EventType> named(String typeName) {
        return Optional.ofNullable(BY_NAME.get(typeName));
    }
}
