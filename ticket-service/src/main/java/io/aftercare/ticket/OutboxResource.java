package io.aftercare.ticket;

import io.aftercare.ticket.outbox.OutboxCount;
import io.aftercare.web.Caller;
import io.aftercare.web.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How many events the tenant has produced, to be compared with what consumers have counted. */
@Tag(name = "Outbox")
@Path("/v1/outbox")
@RolesAllowed({Role.AGENT, Role.MANAGER, Role.ADMIN})
class OutboxResource {
    private final Caller caller;
    private final OutboxCount count;

    OutboxResource(Caller caller, OutboxCount count) {
        this.caller = caller;
        this.count = count;
    }

    @GET
    public Uni<OutboxCount.View> show() {
        return count.of(Access.of(caller).tenant());
    }
}
