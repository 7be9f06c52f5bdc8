package io.aftercare.events;

import java.util.UUID;

/** A case took a step of its kind's path: {@code command} led it {@code from} one stage {@code to} another, which may be the same one; {@code status} is what it comes to, {@code actor} the role, or {@code shop}. */
public record CaseStageChanged(UUID caseId, String from, String to, String command, CaseStatus status, String actor)
        implements CaseEvent {}
