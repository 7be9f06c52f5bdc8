package io.aftercare.ticket;

import io.aftercare.ticket.conversation.CatchUp;
import io.aftercare.ticket.conversation.ClaimedTurn;
import io.aftercare.web.Caller;
import io.aftercare.web.Page;
import io.aftercare.web.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Turns that a gateway is to catch up. */
@Tag(name = "Turns")
@Path("/v1/turns")
@RolesAllowed(Role.SERVICE)
class TurnResource {
    private final CatchUp catchUp;

    TurnResource(CatchUp catchUp) {
        this.catchUp = catchUp;
    }

    @POST
    @Path("/claim")
    public Uni<Page<ClaimedTurn>> claim(
            @HeaderParam(Caller.TENANT_HEADER) String tenant, @NotNull CatchUp.Claim claim) {
        return catchUp.claim(Optional.ofNullable(tenant).filter(it -> !it.isBlank()), claim)
                .map(turns -> new Page<>(turns, null));
    }
}
