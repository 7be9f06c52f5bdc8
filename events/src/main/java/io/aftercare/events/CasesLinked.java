package io.aftercare.events;

import java.util.UUID;

/** A case belongs with another one: {@code related}, {@code merged_into}, {@code absorbed}, {@code split_off} or {@code split_from}. */
public record CasesLinked(UUID caseId, UUID otherCaseId, String relation) implements CaseEvent {}
