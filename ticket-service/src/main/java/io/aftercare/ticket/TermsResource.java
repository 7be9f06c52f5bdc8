package io.aftercare.ticket;

import io.aftercare.ticket.sla.TenantTerms;
import io.aftercare.web.Caller;
import io.aftercare.web.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** By when a tenant's cases are answered and settled, and when its people work. */
@Tag(name = "Terms")
@Path("/v1/terms")
@RolesAllowed({Role.MANAGER, Role.ADMIN})
class TermsResource {
    private static final int LONGEST = 100_000;

    private final Caller caller;
    private final TenantTerms terms;

    TermsResource(Caller caller, TenantTerms terms) {
        this.caller = caller;
        this.terms = terms;
    }

    record Yaml(String yaml) {
        Yaml {
            yaml = Inputs.required("yaml", yaml, LONGEST);
        }
    }

    @GET
    @RolesAllowed({Role.AGENT, Role.MANAGER, Role.ADMIN})
    @Operation(summary = "The tenant's own terms, or that those of the service are in force")
    public Uni<TenantTerms.View> show() {
        return terms.show(Access.of(caller));
    }

    @POST
    @Operation(summary = "Puts terms in force, for open cases too, save the time that each running clock was given")
    public Uni<TenantTerms.View> publish(@NotNull Yaml own) {
        return terms.publish(Access.of(caller), own.yaml());
    }

    @POST
    @Path("/withdraw")
    @Operation(summary = "Goes back to the terms that come with the service")
    public Uni<TenantTerms.View> withdraw() {
        return terms.withdraw(Access.of(caller));
    }
}
