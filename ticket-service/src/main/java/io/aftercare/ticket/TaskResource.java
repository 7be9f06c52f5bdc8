package io.aftercare.ticket;

import io.aftercare.events.Department;
import io.aftercare.ticket.cases.TaskStatus;
import io.aftercare.ticket.cases.TaskView;
import io.aftercare.ticket.cases.Tasks;
import io.aftercare.web.Caller;
import io.aftercare.web.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The departments' tasks, for staff. */
@Tag(name = "Tasks")
@Path("/v1/tasks")
@RolesAllowed({Role.AGENT, Role.MANAGER, Role.ADMIN})
class TaskResource {
    private final Caller caller;
    private final Tasks tasks;

    TaskResource(Caller caller, Tasks tasks) {
        this.caller = caller;
        this.tasks = tasks;
    }

    /** What came of it; a code such as {@code defect_confirmed} is told in the event too. */
    record Completion(String outcome) {
        private static final int LONGEST_OUTCOME = 500;

        Completion {
            outcome = Inputs.required("outcome", outcome, LONGEST_OUTCOME);
        }
    }

    @GET
    public Uni<Page<TaskView>> list(
            @RestQuery String department, @RestQuery String status, @RestQuery String limit, @RestQuery String cursor) {
        return tasks.page(
                Access.of(caller),
                Code.parse(Department.class, "department", department),
                Code.parse(TaskStatus.class, "status", status),
                PageRequest.of(limit, cursor));
    }

    @POST
    @Path("/{id}/complete")
    public Uni<TaskView> complete(@RestPath UUID id, @NotNull Completion completion) {
        return tasks.complete(Access.of(caller), id, completion.outcome());
    }
}
