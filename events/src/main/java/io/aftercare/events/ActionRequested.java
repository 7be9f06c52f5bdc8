package io.aftercare.events;

import java.util.UUID;

/** The shop is to do something for a case; {@code amount} is null where no money moves. */
public record ActionRequested(UUID caseId, UUID actionId, String action, Money amount) implements CaseEvent {}
