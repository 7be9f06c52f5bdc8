package io.aftercare.events;

import java.util.UUID;

/** A case moved along a legal transition. {@code actor} is the role that moved it. */
public record CaseStatusChanged(UUID caseId, CaseStatus from, CaseStatus to, String reason, String actor)
        implements CaseEvent {}
