package io.aftercare.events;

import java.util.UUID;

/** What the customer asked for was granted; {@code amount} is what the merchant pays, null where no money goes back. */
public record CaseApproved(UUID caseId, Money amount, String actor) implements CaseEvent {}
