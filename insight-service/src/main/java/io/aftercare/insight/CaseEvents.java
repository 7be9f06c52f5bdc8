package io.aftercare.insight;

import io.aftercare.events.EventCodec;
import io.aftercare.events.EventEnvelope;
import io.aftercare.web.Problems;
import java.util.List;
import java.util.UUID;

/** The history of a case, as the events that were received. */
record CaseEvents(List<EventEnvelope> items) {
    static UUID id(String caseId) {
        try {
            return UUID.fromString(caseId);
        } catch (IllegalArgumentException noId) {
            throw Problems.notFound("case", caseId);
        }
    }

    static CaseEvents of(String caseId, List<String> events) {
        if (events.isEmpty()) {
            throw Problems.notFound("case", caseId);
        }
        return new CaseEvents(events.stream().map(EventCodec::read).toList());
    }
}
