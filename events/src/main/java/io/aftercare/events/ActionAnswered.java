package io.aftercare.events;

import java.util.UUID;

/** What came of an action: {@code accepted}, {@code refused} by the shop with its {@code reason}, or {@code stuck} when the shop gave no sensible answer for too long. */
public record ActionAnswered(UUID caseId, UUID actionId, String action, String outcome, String reason)
        implements CaseEvent {}
