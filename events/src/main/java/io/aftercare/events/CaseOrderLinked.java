package io.aftercare.events;

import java.util.UUID;

/** The order that a case is about became known after the case was opened. */
public record CaseOrderLinked(UUID caseId) implements CaseEvent {}
