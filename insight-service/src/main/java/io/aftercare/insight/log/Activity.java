package io.aftercare.insight.log;

import io.aftercare.events.ActionAnswered;
import io.aftercare.events.ActionRequested;
import io.aftercare.events.AftercareEvent;
import io.aftercare.events.CaseApproved;
import io.aftercare.events.CaseAssigned;
import io.aftercare.events.CaseEvent;
import io.aftercare.events.CaseOpened;
import io.aftercare.events.CaseOrderLinked;
import io.aftercare.events.CaseStageChanged;
import io.aftercare.events.CaseStatusChanged;
import io.aftercare.events.CasesLinked;
import io.aftercare.events.CompensationSettled;
import io.aftercare.events.ConversationEvent;
import io.aftercare.events.EventType;
import io.aftercare.events.GoodsInspected;
import io.aftercare.events.LearningEvent;
import io.aftercare.events.ParcelScanned;
import io.aftercare.events.PromiseEvent;
import io.aftercare.events.PromiseMade;
import io.aftercare.events.RefundSettled;
import io.aftercare.events.SlaBroken;
import io.aftercare.events.SlaWarned;
import io.aftercare.events.TaskCompleted;
import io.aftercare.events.TaskCreated;
import io.aftercare.events.TaskTaken;
import java.util.Optional;

/** Names the steps of the case process: the event type, made specific where one type stands for several steps. */
final class Activity {
    private Activity() {}

    /** Empty for what is no step of a case. */
    static Optional<String> of(AftercareEvent event) {
        return switch (event) {
            case CaseEvent step -> Optional.of(name(step));
            case PromiseEvent promise -> Optional.ofNullable(promise.caseId()).map(id -> name(promise));
            case ConversationEvent talk -> Optional.empty();
            case LearningEvent lesson -> Optional.empty();
        };
    }

    private static String name(PromiseEvent promise) {
        String type = EventType.of(promise).typeName();
        return promise instanceof PromiseMade ? type : type + ":" + promise.kind();
    }

    private static String name(CaseEvent step) {
        String type = EventType.of(step).typeName();
        return switch (step) {
            case CaseStatusChanged change -> type + ":" + change.to().code();
            case TaskCreated task -> type + ":" + task.department().code();
            case TaskTaken task -> type + ":" + task.department().code();
            case TaskCompleted task -> type + ":" + task.department().code();
            case CaseStageChanged change -> type + ":" + change.to();
            case ActionRequested action -> type + ":" + action.action();
            case ActionAnswered action -> type + ":" + action.action() + ":" + action.outcome();
            case ParcelScanned scan -> type + ":" + scan.parcel();
            case SlaWarned warned -> type + ":" + warned.target();
            case SlaBroken broken -> type + ":" + broken.target();
            case CaseOpened opened -> type;
            case CaseOrderLinked linked -> type;
            case CaseApproved approved -> type;
            case GoodsInspected inspected -> type;
            case RefundSettled settled -> type;
            case CompensationSettled settled -> type;
            case CaseAssigned assigned -> type;
            case CasesLinked linked -> type;
        };
    }
}
