package io.aftercare.ticket.cases;

import io.aftercare.events.CaseKind;
import io.aftercare.events.CaseStatus;
import io.aftercare.events.Department;
import java.util.Optional;
import java.util.UUID;

/** Which cases a list shows; {@code words}: those that speak of them. */
public record CaseFilter(
        Optional<CaseKind> kind,
        Optional<CaseStatus> status,
        Optional<UUID> conversationId,
        Optional<Department> department,
        Optional<String> owner,
        Optional<String> stage,
        Optional<String> words) {}
