package io.aftercare.events;

import java.util.UUID;

/** A department answers for the case from now on, and whether a person of it does; who that is stays in the database. */
public record CaseAssigned(UUID caseId, Department department, boolean owned) implements CaseEvent {}
