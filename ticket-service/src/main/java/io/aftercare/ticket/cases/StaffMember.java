package io.aftercare.ticket.cases;

import io.aftercare.events.Department;
import io.aftercare.ticket.Access;
import io.aftercare.ticket.Ids;
import io.aftercare.web.Role;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

/** For whom a person works, what they can do, and how much at once. */
@Entity
@Table(name = "staff")
class StaffMember {
    /** What somebody may take whom nobody has described yet. */
    private static final int DEFAULT_CAPACITY = 10;

    @Id
    private UUID id;

    private String tenant;
    private String subject;
    private String[] departments;
    private String[] skills;
    private int capacity;

    protected StaffMember() {}

    StaffMember(String tenant, String subject) {
        this.id = Ids.next();
        this.tenant = tenant;
        this.subject = subject;
        this.departments = new String[0];
        this.skills = new String[0];
        this.capacity = DEFAULT_CAPACITY;
    }

    void describe(Profile profile) {
        departments = profile.departments().stream().map(Department::code).toArray(String[]::new);
        skills = profile.skills().toArray(String[]::new);
        capacity = profile.capacity();
    }

    /** Described skills, and the role, which is one too: what needs a manager needs this skill. */
    List<String> skillsOf(Access who) {
        Stream<String> role =
                who.role().equals(Role.ADMIN) ? Stream.of(Role.ADMIN, Role.MANAGER) : Stream.of(who.role());
        return Stream.concat(Arrays.stream(skills), role).distinct().toList();
    }

    /** Empty: any. */
    List<Department> departments() {
        return Arrays.stream(departments)
                .map(code -> Department.valueOf(code.toUpperCase(Locale.ROOT)))
                .toList();
    }

    String subject() {
        return subject;
    }

    int capacity() {
        return capacity;
    }

    Profile profile() {
        return new Profile(departments(), List.of(skills), capacity);
    }
}
