package io.aftercare.insight;

import io.aftercare.insight.log.EventTotals;
import io.aftercare.insight.log.EventTotalsQuery;
import io.aftercare.web.Caller;
import io.aftercare.web.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** How much came, what came twice or could not be read included: no progress of the figures tells of these. */
@Path("/v1/insights/events")
@RolesAllowed({Role.AGENT, Role.MANAGER, Role.ADMIN, Role.SERVICE})
class EventsResource {
    private final Caller caller;
    private final EventTotalsQuery totals;

    EventsResource(Caller caller, EventTotalsQuery totals) {
        this.caller = caller;
        this.totals = totals;
    }

    @GET
    @Operation(summary = "How many events the log holds, by type, to compare with what was produced")
    public Uni<EventTotals> events() {
        return totals.of(caller.tenant());
    }
}
