package io.aftercare.ticket;

import io.aftercare.ticket.conversation.Proofs;
import io.aftercare.ticket.conversation.ReplyProof;
import io.aftercare.web.Caller;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Replies that were sent, and what proves them. */
@Tag(name = "Conversations")
@Path("/v1/replies")
@Authenticated
class ReplyResource {
    private final Caller caller;
    private final Proofs proofs;

    ReplyResource(Caller caller, Proofs proofs) {
        this.caller = caller;
        this.proofs = proofs;
    }

    @GET
    @Path("/{id}/proof")
    public Uni<ReplyProof> prove(@RestPath UUID id) {
        return proofs.of(Access.of(caller), id);
    }
}
