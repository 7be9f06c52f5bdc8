package io.aftercare.ticket;

import io.aftercare.ticket.conversation.DraftQueue;
import io.aftercare.ticket.conversation.DraftState;
import io.aftercare.ticket.conversation.DraftView;
import io.aftercare.ticket.conversation.Drafts;
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

/** Answers that wait for a person's approval. */
@Tag(name = "Drafts")
@Path("/v1/drafts")
@RolesAllowed({Role.AGENT, Role.MANAGER, Role.ADMIN})
class DraftResource {
    private final Caller caller;
    private final Drafts drafts;
    private final DraftQueue queue;

    DraftResource(Caller caller, Drafts drafts, DraftQueue queue) {
        this.caller = caller;
        this.drafts = drafts;
        this.queue = queue;
    }

    @GET
    public Uni<Page<DraftView>> list(@RestQuery String state, @RestQuery String limit, @RestQuery String cursor) {
        return queue.page(
                Access.of(caller), Code.parse(DraftState.class, "state", state), PageRequest.of(limit, cursor));
    }

    @GET
    @Path("/{id}")
    public Uni<DraftView> show(@RestPath UUID id) {
        return queue.show(Access.of(caller), id);
    }

    @POST
    @Path("/{id}/approve")
    public Uni<DraftView> approve(@RestPath UUID id, Drafts.Approval approval) {
        return drafts.approve(Access.of(caller), id, approval == null ? new Drafts.Approval(null) : approval);
    }

    @POST
    @Path("/{id}/reject")
    public Uni<DraftView> reject(@RestPath UUID id, Drafts.Rejection rejection) {
        return drafts.reject(Access.of(caller), id, rejection == null ? new Drafts.Rejection(null) : rejection);
    }
}
