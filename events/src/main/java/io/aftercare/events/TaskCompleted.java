package io.aftercare.events;

import java.util.UUID;

/** A department did its part. */
public record TaskCompleted(UUID caseId, UUID taskId, Department department, String outcome) implements CaseEvent {}
