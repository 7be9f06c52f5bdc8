package io.aftercare.ticket.policy;

import io.aftercare.events.Department;

/** What a department is to do for a case. */
public record PlannedTask(Department department, String action) {}
