package io.aftercare.ticket;

import io.aftercare.ticket.promise.PromiseFilter;
import io.aftercare.ticket.promise.PromiseState;
import io.aftercare.ticket.promise.PromiseView;
import io.aftercare.ticket.promise.Promises;
import io.aftercare.web.Caller;
import io.aftercare.web.Page;
import io.aftercare.web.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** What was promised to customers, for staff. There is no way to close one here: only what happens does. */
@Tag(name = "Promises")
@Path("/v1/promises")
@RolesAllowed({Role.AGENT, Role.MANAGER, Role.ADMIN})
class PromiseResource {
    private final Caller caller;
    private final Promises promises;

    PromiseResource(Caller caller, Promises promises) {
        this.caller = caller;
        this.promises = promises;
    }

    @GET
    public Uni<Page<PromiseView>> list(
            @RestQuery String state,
            @RestQuery("due_before") String dueBefore,
            @RestQuery String limit,
            @RestQuery String cursor) {
        return promises.page(
                Access.of(caller),
                new PromiseFilter(
                        Code.parse(PromiseState.class, "state", state),
                        Optional.ofNullable(dueBefore).map(it -> Inputs.instant("due_before", it))),
                PageRequest.of(limit, cursor));
    }
}
