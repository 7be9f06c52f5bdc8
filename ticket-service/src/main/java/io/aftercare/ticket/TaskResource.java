package io.aftercare.ticket;

import io.aftercare.events.Department;
import io.aftercare.ticket.cases.TaskFilter;
import io.aftercare.ticket.cases.TaskQueue;
import io.aftercare.ticket.cases.TaskStatus;
import io.aftercare.ticket.cases.TaskView;
import io.aftercare.ticket.cases.Tasks;
import io.aftercare.ticket.cases.Workload;
import io.aftercare.web.Caller;
import io.aftercare.web.Page;
import io.aftercare.web.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** The departments' tasks, for staff. */
@Tag(name = "Tasks")
@Path("/v1/tasks")
@RolesAllowed({Role.AGENT, Role.MANAGER, Role.ADMIN})
class TaskResource {
    private final Caller caller;
    private final Tasks tasks;
    private final TaskQueue queue;
    private final Workload workload;

    TaskResource(Caller caller, Tasks tasks, TaskQueue queue, Workload workload) {
        this.caller = caller;
        this.tasks = tasks;
        this.queue = queue;
        this.workload = workload;
    }

    /** Whose task it is from now on; nobody's, where no assignee is named. */
    record Assignment(String assignee) {
        Assignment {
            assignee = assignee == null || assignee.isBlank() ? null : Inputs.plainText("assignee", assignee, 128);
        }
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
            @RestQuery String department,
            @RestQuery String status,
            @RestQuery String assignee,
            @RestQuery String skill,
            @RestQuery Boolean waiting,
            @RestQuery String limit,
            @RestQuery String cursor) {
        Access who = Access.of(caller);
        return tasks.page(
                who,
                new TaskFilter(
                        Code.parse(Department.class, "department", department),
                        Code.parse(TaskStatus.class, "status", status),
                        Optional.ofNullable(assignee).map(it -> it.equals("me") ? who.subject() : it),
                        Optional.ofNullable(skill),
                        Optional.ofNullable(waiting)),
                PageRequest.of(limit, cursor));
    }

    @POST
    @Path("/{id}/complete")
    public Uni<TaskView> complete(@RestPath UUID id, @NotNull Completion completion) {
        return tasks.complete(Access.of(caller), id, completion.outcome());
    }

    /** The caller's next task, or nothing where nothing waits for them. */
    @POST
    @Path("/next")
    public Uni<RestResponse<TaskView>> next(@RestQuery String department) {
        return queue.next(Access.of(caller), Code.parse(Department.class, "department", department))
                .map(task -> task.map(RestResponse::ok).orElseGet(RestResponse::noContent));
    }

    @POST
    @Path("/{id}/assignment")
    public Uni<TaskView> assign(@RestPath UUID id, @NotNull Assignment to) {
        return queue.give(Access.of(caller), id, to.assignee());
    }

    @GET
    @Path("/workload")
    public Uni<Workload.View> workload() {
        return workload.of(Access.of(caller));
    }
}
