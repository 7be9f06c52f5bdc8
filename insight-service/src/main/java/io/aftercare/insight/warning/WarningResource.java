package io.aftercare.insight.warning;

import io.aftercare.insight.Window;
import io.aftercare.web.Caller;
import io.aftercare.web.Page;
import io.aftercare.web.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;

/** What complains more than it used to, told early. */
@Path("/v1/insights/warnings")
@RolesAllowed({Role.AGENT, Role.MANAGER, Role.ADMIN, Role.SERVICE})
class WarningResource {
    private final Caller caller;
    private final Clock clock;
    private final WarningTable table;

    WarningResource(Caller caller, Clock clock, WarningTable table) {
        this.caller = caller;
        this.clock = clock;
        this.table = table;
    }

    @GET
    @Operation(
            summary =
                    "Products, batches, warehouses and carriers of which more is complained than usual, the latest first",
            description = "Raised on a day of the window. At most 5 % of all warnings of a period are false on"
                    + " average. Periods are of 90 days, counted from 1970; the 28 days before one only tell what is"
                    + " usual.")
    public Uni<Page<Warning>> warnings(
            @RestQuery String from, @RestQuery String to, @RestQuery String limit, @RestQuery String cursor) {
        int most = Page.limit(limit);
        return table.of(
                        caller.tenant(),
                        Window.of(from, to, clock.instant()),
                        Page.cursor(cursor, Long.MAX_VALUE),
                        most + 1)
                .map(found -> Page.of(found, most, Warning::id));
    }
}
