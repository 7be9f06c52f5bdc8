package io.aftercare.ticket;

import io.aftercare.ticket.cases.Profile;
import io.aftercare.ticket.cases.Staff;
import io.aftercare.web.Caller;
import io.aftercare.web.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Departments, skills and capacity of people; a manager describes them. */
@Tag(name = "Tasks")
@Path("/v1/staff/{subject}")
@RolesAllowed({Role.AGENT, Role.MANAGER, Role.ADMIN})
class StaffResource {
    private final Caller caller;
    private final Staff staff;

    StaffResource(Caller caller, Staff staff) {
        this.caller = caller;
        this.staff = staff;
    }

    @GET
    public Uni<Profile> show(@RestPath String subject) {
        return staff.profile(Access.of(caller), subject);
    }

    @POST
    @RolesAllowed({Role.MANAGER, Role.ADMIN})
    public Uni<Profile> describe(@RestPath String subject, @NotNull Profile profile) {
        return staff.describe(Access.of(caller), Inputs.required("subject", subject, 128), profile);
    }
}
