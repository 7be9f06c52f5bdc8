package io.aftercare.ticket.cases;

import io.aftercare.events.CaseKind;
import io.aftercare.events.CaseStatus;
import java.util.Optional;
import java.util.UUID;

/** Which cases a list shows. */
public record CaseFilter(Optional<CaseKind> kind, Optional<CaseStatus> status, Optional<UUID> conversationId) {}
