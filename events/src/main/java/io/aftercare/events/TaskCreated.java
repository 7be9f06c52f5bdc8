package io.aftercare.events;

import java.time.Instant;
import java.util.UUID;

/** A department has something to do for a case. */
public record TaskCreated(UUID caseId, UUID taskId, Department department, String action, Instant dueAt)
        implements CaseEvent {}
