package io.aftercare.ticket.promise;

import static io.aftercare.events.EventType.CASE_ASSIGNED;
import static io.aftercare.events.EventType.CASE_STAGE_CHANGED;
import static io.aftercare.events.EventType.COMPENSATION_SETTLED;
import static io.aftercare.events.EventType.HANDOFF_TAKEN;
import static io.aftercare.events.EventType.PARCEL_SCANNED;
import static io.aftercare.events.EventType.REFUND_SETTLED;
import static io.aftercare.events.EventType.REPLY_SENT;
import static io.aftercare.events.EventType.TASK_COMPLETED;
import static io.aftercare.events.EventType.TASK_TAKEN;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.aftercare.events.AftercareEvent;
import io.aftercare.events.CaseStageChanged;
import io.aftercare.events.CompensationSettled;
import io.aftercare.events.EventType;
import io.aftercare.events.ReplySent;
import io.aftercare.ticket.Access;
import io.aftercare.ticket.Code;
import io.aftercare.ticket.store.CodeColumn;
import jakarta.persistence.Converter;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** What can be promised, what it is about, and which event keeps it; nothing else does, and nobody by hand. */
public enum PromiseKind {
    @JsonProperty("first_step")
    FIRST_STEP(About.CASE, CASE_STAGE_CHANGED, CASE_ASSIGNED, TASK_TAKEN, TASK_COMPLETED),
    @JsonProperty("call_back")
    CALL_BACK(About.CONVERSATION, HANDOFF_TAKEN, REPLY_SENT),
    @JsonProperty("ship_by")
    SHIP_BY(About.ORDER),
    @JsonProperty("deliver_by")
    DELIVER_BY(About.ORDER),
    @JsonProperty("refund_by")
    REFUND_BY(About.CASE, REFUND_SETTLED, COMPENSATION_SETTLED),
    @JsonProperty("pickup")
    PICKUP(About.CASE, PARCEL_SCANNED);

    /** No event of ours says what becomes of an order: the shop is asked. */
    enum About {
        CASE,
        CONVERSATION,
        ORDER
    }

    private final About about;
    private final Set<EventType> keepers;

    PromiseKind(About about, EventType... keepers) {
        this.about = about;
        this.keepers = Set.of(keepers);
    }

    static Optional<PromiseKind> named(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }

    About about() {
        return about;
    }

    boolean keptBy(AftercareEvent event) {
        return keepers.contains(EventType.of(event)) && isOurs(event);
    }

    /** What a customer or the shop does to a case, or a model answers, keeps no promise that a person will. */
    private static boolean isOurs(AftercareEvent event) {
        return switch (event) {
            case CaseStageChanged step -> Access.isStaff(step.actor());
            // Interest comes beside the refund that was promised; a sum for keeping the goods is what was promised.
            case CompensationSettled paid -> !paid.besideRefund();
            case ReplySent reply -> reply.source().equals(ReplySent.AGENT);
            default -> true;
        };
    }

    public String code() {
        return Code.of(this);
    }

    @Converter(autoApply = true)
    public static class Column extends CodeColumn<PromiseKind> {
        public Column() {
            super(PromiseKind.class);
        }
    }
}
