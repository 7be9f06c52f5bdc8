package io.aftercare.events;

import java.util.UUID;

/** Somebody of a department has begun with a task; who that is stays in the database. */
public record TaskTaken(UUID caseId, UUID taskId, Department department) implements CaseEvent {}
