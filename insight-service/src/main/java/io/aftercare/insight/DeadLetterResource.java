package io.aftercare.insight;

import io.aftercare.insight.intake.DeadLetterReplay;
import io.aftercare.insight.intake.WaitingLetter;
import io.aftercare.web.Caller;
import io.aftercare.web.Page;
import io.aftercare.web.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Records of topics that could not be taken into the log, and the way back for them. */
@Path("/v1/insights/dead-letters")
@RolesAllowed(Role.ADMIN)
class DeadLetterResource {
    private final Caller caller;
    private final DeadLetterReplay replay;

    DeadLetterResource(Caller caller, DeadLetterReplay replay) {
        this.caller = caller;
        this.replay = replay;
    }

    @GET
    @Operation(summary = "What could not be taken in and why, in the order in which it came")
    public Uni<Page<WaitingLetter>> list(@RestQuery String limit, @RestQuery String cursor) {
        int most = Page.limit(limit);
        return replay.waiting(caller.tenant(), Page.cursor(cursor, 0), most + 1)
                .map(rows -> Page.of(rows, most, WaitingLetter::id));
    }

    @POST
    @Path("{id}/replay")
    @Operation(summary = "Takes one in again; 409 with the reason where it still cannot be read")
    public Uni<WaitingLetter> replay(@RestPath long id) {
        return replay.replay(caller.tenant(), id);
    }
}
