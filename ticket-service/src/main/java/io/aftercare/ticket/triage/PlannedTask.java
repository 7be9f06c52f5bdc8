package io.aftercare.ticket.triage;

import io.aftercare.events.Department;

/** What a department is to do for a case. */
public record PlannedTask(Department department, String action) {}
