package io.aftercare.ticket.cases;

import io.aftercare.events.Department;
import java.util.Optional;

/** Which tasks a list shows. {@code waiting}: those that nobody has, or that somebody has. */
public record TaskFilter(
        Optional<Department> department,
        Optional<TaskStatus> status,
        Optional<String> assignee,
        Optional<String> skill,
        Optional<Boolean> waiting) {}
