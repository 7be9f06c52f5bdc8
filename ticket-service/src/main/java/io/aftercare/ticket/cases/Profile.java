package io.aftercare.ticket.cases;

import io.aftercare.events.Department;
import io.aftercare.ticket.Code;
import io.aftercare.web.Problems;
import java.util.List;

/** What is known of a person of the staff; without departments they work for all. */
public record Profile(List<Department> departments, List<String> skills, int capacity) {
    private static final int MOST_SKILLS = 50;
    private static final int MOST_AT_ONCE = 1000;

    public Profile {
        departments = departments == null ? List.of() : List.copyOf(departments);
        skills = skills == null ? List.of() : List.copyOf(skills);
        if (skills.size() > MOST_SKILLS || !skills.stream().allMatch(Code::isCode)) {
            throw Problems.invalid("skills-invalid", "skills are at most " + MOST_SKILLS + " codes such as diagnose.");
        }
        if (capacity < 0 || capacity > MOST_AT_ONCE) {
            throw Problems.invalid(
                    "capacity-invalid", "capacity, the tasks at once, is a number from 0 to " + MOST_AT_ONCE + ".");
        }
    }
}
