package io.aftercare.events;

import java.time.Instant;
import java.util.UUID;

/** A term's time was up at {@code dueAt}, and what {@code target} names had not been done. */
public record SlaBroken(UUID caseId, String target, Instant dueAt) implements CaseEvent {}
