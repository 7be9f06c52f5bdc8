package io.aftercare.ticket;

import io.aftercare.ticket.outbox.DeadLetters;
import io.aftercare.ticket.outbox.OutboxCount;
import io.aftercare.web.Caller;
import io.aftercare.web.Page;
import io.aftercare.web.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** How many events the tenant has produced, to be compared with what consumers have counted, and which are stuck. */
@Tag(name = "Outbox")
@Path("/v1/outbox")
@RolesAllowed({Role.AGENT, Role.MANAGER, Role.ADMIN})
class OutboxResource {
    private final Caller caller;
    private final OutboxCount count;
    private final DeadLetters deadLetters;

    OutboxResource(Caller caller, OutboxCount count, DeadLetters deadLetters) {
        this.caller = caller;
        this.count = count;
        this.deadLetters = deadLetters;
    }

    @GET
    public Uni<OutboxCount.View> show() {
        return count.of(Access.of(caller).tenant());
    }

    @GET
    @Path("/dead-letters")
    @RolesAllowed(Role.ADMIN)
    public Uni<Page<DeadLetters.DeadLetter>> deadLetters(@RestQuery String limit, @RestQuery String cursor) {
        return deadLetters.page(Access.of(caller).tenant(), PageRequest.of(limit, cursor));
    }

    @POST
    @Path("/dead-letters/{id}/replay")
    @RolesAllowed(Role.ADMIN)
    @ResponseStatus(202)
    public Uni<DeadLetters.DeadLetter> replay(@RestPath UUID id) {
        return deadLetters.replay(Access.of(caller).tenant(), id);
    }
}
