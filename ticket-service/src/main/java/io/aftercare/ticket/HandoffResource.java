package io.aftercare.ticket;

import io.aftercare.ticket.conversation.HandoffQueue;
import io.aftercare.ticket.conversation.HandoffState;
import io.aftercare.ticket.conversation.QueuedHandoff;
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
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Conversations that wait for a person, for the people who take them over. */
@Tag(name = "Handoffs")
@Path("/v1/handoffs")
@RolesAllowed({Role.AGENT, Role.MANAGER, Role.ADMIN})
class HandoffResource {
    private final Caller caller;
    private final HandoffQueue queue;

    HandoffResource(Caller caller, HandoffQueue queue) {
        this.caller = caller;
        this.queue = queue;
    }

    @GET
    public Uni<Page<QueuedHandoff>> list(@RestQuery String state, @RestQuery String limit, @RestQuery String cursor) {
        return queue.page(
                Access.of(caller), Code.parse(HandoffState.class, "state", state), PageRequest.of(limit, cursor));
    }

    @GET
    @Path("/{id}")
    public Uni<HandoffQueue.Briefing> brief(@RestPath UUID id) {
        return queue.brief(Access.of(caller), id);
    }

    @POST
    @Path("/{id}/take")
    public Uni<QueuedHandoff> take(@RestPath UUID id) {
        return queue.take(Access.of(caller), id);
    }

    @POST
    @Path("/{id}/release")
    public Uni<QueuedHandoff> release(@RestPath UUID id) {
        return queue.release(Access.of(caller), id);
    }

    @POST
    @Path("/{id}/done")
    public Uni<QueuedHandoff> done(@RestPath UUID id) {
        return queue.done(Access.of(caller), id);
    }
}
