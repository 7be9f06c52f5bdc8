package io.aftercare.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.UUID;

/** The order that a case is about became known after the case was opened, and with it what tells its segments. */
public record CaseOrderLinked(UUID caseId, Segments segments) implements CaseEvent {
    @JsonCreator
    public CaseOrderLinked {
        segments = segments == null ? Segments.UNKNOWN : segments;
    }

    public CaseOrderLinked(UUID caseId) {
        this(caseId, Segments.UNKNOWN);
    }
}
