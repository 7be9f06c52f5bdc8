package io.aftercare.ticket.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftercare.events.AftercareEvent;
import io.aftercare.events.CaseKind;
import io.aftercare.events.CaseOpened;
import io.aftercare.events.CaseOrderLinked;
import io.aftercare.events.CaseStatus;
import io.aftercare.events.CaseStatusChanged;
import io.aftercare.events.ComplaintCategory;
import io.aftercare.events.Department;
import io.aftercare.events.TaskCompleted;
import io.aftercare.events.TaskCreated;
import io.aftercare.events.Urgency;
import io.aftercare.ticket.Access;
import io.aftercare.ticket.Caused;
import io.aftercare.ticket.IllegalTransition;
import io.aftercare.ticket.policy.CasePlan;
import io.aftercare.ticket.policy.PlannedTask;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class CaseLifecycleTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Access AGENT = new Access("demo", "agent-1", "agent", false);
    private static final PlannedTask PICKUP = new PlannedTask(Department.LOGISTICS, "arrange_pickup");
    private static final PlannedTask ASSESSMENT = new PlannedTask(Department.QUALITY, "assess_defect");

    @Property(tries = 2000)
    void onAnyWalkTheCaseMovesByLegalStepsOnlyAndItsHistoryIsTheWalk(@ForAll @Size(max = 40) List<CaseStatus> wishes) {
        Case it = open(PICKUP).result();
        List<CaseStatus> walked = new ArrayList<>(List.of(CaseStatus.OPEN));
        for (CaseStatus wish : wishes) {
            CaseStatus from = it.status();
            if (CaseLifecycle.next(from).contains(wish)) {
                assertThat(it.transition(wish, "test", AGENT, NOW))
                        .containsExactly(new CaseStatusChanged(it.id(), from, wish, "test", "agent"));
                walked.add(wish);
            } else {
                assertThatThrownBy(() -> it.transition(wish, "test", AGENT, NOW))
                        .isInstanceOf(IllegalTransition.class)
                        .hasMessageContaining("from " + from.code() + " to " + wish.code());
            }
            assertThat(it.status()).isEqualTo(walked.getLast());
        }
        assertThat(it.history()).extracting(change -> change.view().to()).containsExactlyElementsOf(walked);
    }

    @Example
    void aRefusalSaysWhatIsLegal() {
        assertThatThrownBy(() -> open(PICKUP).result().transition(CaseStatus.CLOSED, "done", AGENT, NOW))
                .hasMessage("A case cannot go from open to closed; legal from open: in_progress, cancelled.");
    }

    @Example
    void fromEveryStatusButTheLastOnesThereIsAWayToTheEnd() {
        for (CaseStatus status : CaseStatus.values()) {
            boolean ended = status == CaseStatus.CLOSED || status == CaseStatus.CANCELLED;
            assertThat(CaseLifecycle.next(status).isEmpty()).isEqualTo(ended);
        }
    }

    @Example
    void openingTellsOfTheCaseAndThenOfItsTasks() {
        Caused<Case> opened = open(PICKUP, ASSESSMENT);

        assertThat(opened.events())
                .extracting(event -> (Object) event.getClass())
                .containsExactly(CaseOpened.class, TaskCreated.class, TaskCreated.class);
        assertThat(opened.events())
                .extracting(AftercareEvent::key)
                .containsOnly(opened.result().id().toString());
    }

    @Example
    void aLaterMessageAddsItsOrderItsComplaintAndOnlyTheTasksThatWereLacking() {
        Case it = open(PICKUP).result();

        List<AftercareEvent> events = it.join(
                plan(ComplaintCategory.PRODUCT_QUALITY, PICKUP, ASSESSMENT), subject(Optional.of("A1003")), NOW);

        assertThat(events)
                .extracting(event -> (Object) event.getClass())
                .containsExactly(CaseOrderLinked.class, TaskCreated.class);
        assertThat(it.complaint()).isEqualTo(ComplaintCategory.PRODUCT_QUALITY);
        assertThat(it.join(plan(null, PICKUP), subject(Optional.of("A1004")), NOW))
                .isEmpty();
        assertThat(it.orderId()).isEqualTo("A1003");
    }

    @Example
    void aTaskIsCompletedOnceAndItsOutcomeIsToldAsACode() {
        Case it = open(PICKUP).result();
        UUID task = it.tasks().getFirst().id();

        assertThat(it.completeTask(task, "叫了顺丰", AGENT, NOW))
                .containsExactly(new TaskCompleted(it.id(), task, Department.LOGISTICS, "done"));
        assertThatThrownBy(() -> it.completeTask(task, "again", AGENT, NOW)).isInstanceOf(IllegalTransition.class);
    }

    @Example
    void aCancelledCaseCancelsWhatIsLeftToDo() {
        Case it = open(PICKUP, ASSESSMENT).result();
        it.completeTask(it.tasks().getFirst().id(), "picked_up", AGENT, NOW);

        it.transition(CaseStatus.CANCELLED, "客户不退了", AGENT, NOW);

        assertThat(it.tasks()).extracting(Task::status).containsExactly(TaskStatus.COMPLETED, TaskStatus.CANCELLED);
    }

    @Example
    void wordsOfAReasonStayInTheHistory() {
        Case it = open(PICKUP).result();

        List<AftercareEvent> events = it.transition(CaseStatus.IN_PROGRESS, "林晓 13800000000 催", AGENT, NOW);

        assertThat(events.getFirst()).extracting("reason").isEqualTo("explained_in_history");
        assertThat(it.history().getLast().view().reason()).isEqualTo("林晓 13800000000 催");
    }

    private static Caused<Case> open(PlannedTask... tasks) {
        return Case.open(100001, subject(Optional.empty()), plan(null, tasks), AGENT, NOW);
    }

    private static CaseSubject subject(Optional<String> order) {
        return new CaseSubject(UUID.randomUUID(), null, order);
    }

    private static CasePlan plan(ComplaintCategory complaint, PlannedTask... tasks) {
        return new CasePlan(
                CaseKind.RETURN,
                complaint,
                "return.request",
                Department.CUSTOMER_SERVICE,
                Urgency.NORMAL,
                NOW.plusSeconds(60),
                List.of(tasks));
    }
}
