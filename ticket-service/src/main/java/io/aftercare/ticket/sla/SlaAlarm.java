package io.aftercare.ticket.sla;

import io.aftercare.events.AftercareEvent;
import io.aftercare.events.SlaBroken;
import io.aftercare.events.SlaWarned;
import java.time.Instant;
import java.util.UUID;

/** A time that will soon be up, or is. */
public record SlaAlarm(SlaTarget target, SlaClock.Told what, Instant dueAt) {
    public AftercareEvent event(UUID caseId) {
        return what == SlaClock.Told.BROKEN
                ? new SlaBroken(caseId, target.code(), dueAt)
                : new SlaWarned(caseId, target.code(), dueAt);
    }
}
