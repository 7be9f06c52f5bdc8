package io.aftercare.ticket.cases;

import java.util.UUID;

/** Another case that belongs with this one: related, merged_into, absorbed, split_off or split_from. */
public record CaseLink(UUID caseId, String number, String relation) {}
