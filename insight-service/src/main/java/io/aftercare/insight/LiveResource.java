package io.aftercare.insight;

import io.aftercare.insight.cube.LiveFigures;
import io.aftercare.insight.cube.LiveFiguresQuery;
import io.aftercare.web.Caller;
import io.aftercare.web.Role;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** Figures as they change, for as long as somebody looks. */
@Path("/v1/insights/live")
@RolesAllowed({Role.AGENT, Role.MANAGER, Role.ADMIN, Role.SERVICE})
class LiveResource {
    private final Caller caller;
    private final LiveFiguresQuery figures;

    LiveResource(Caller caller, LiveFiguresQuery figures) {
        this.caller = caller;
        this.figures = figures;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Operation(summary = "The figures of today as server-sent events: at once, and whenever they change")
    public Multi<LiveFigures> live() {
        return figures.of(caller.tenant());
    }
}
