package io.aftercare.events;

import java.time.Instant;
import java.util.UUID;

/** Most of a term's time is used: what {@code target} names is due at {@code dueAt}. */
public record SlaWarned(UUID caseId, String target, Instant dueAt) implements CaseEvent {}
