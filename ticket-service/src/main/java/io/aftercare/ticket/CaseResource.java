package io.aftercare.ticket;

import io.aftercare.events.CaseKind;
import io.aftercare.events.CaseStatus;
import io.aftercare.ticket.cases.CaseFilter;
import io.aftercare.ticket.cases.CaseView;
import io.aftercare.ticket.cases.Cases;
import io.aftercare.web.Caller;
import io.aftercare.web.Problems;
import io.aftercare.web.Role;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Cases: a customer sees their own, staff see their tenant's and move them. */
@Tag(name = "Cases")
@Path("/v1/cases")
@Authenticated
class CaseResource {
    private final Caller caller;
    private final Cases cases;

    CaseResource(Caller caller, Cases cases) {
        this.caller = caller;
        this.cases = cases;
    }

    /** Where to, and why; a reason that is a code such as {@code task_started} is told in the event too. */
    record Transition(CaseStatus to, String reason) {
        private static final int LONGEST_REASON = 500;

        Transition {
            if (to == null) {
                throw Problems.invalid("status-missing", "Say with to where the case goes.");
            }
            reason = Inputs.required("reason", reason, LONGEST_REASON);
        }
    }

    @GET
    public Uni<Page<CaseView>> list(
            @RestQuery String kind,
            @RestQuery String status,
            @RestQuery String conversationId,
            @RestQuery String limit,
            @RestQuery String cursor) {
        return cases.page(
                Access.of(caller),
                new CaseFilter(
                        Code.parse(CaseKind.class, "kind", kind),
                        Code.parse(CaseStatus.class, "status", status),
                        Optional.ofNullable(conversationId).map(id -> Inputs.uuid("conversationId", id))),
                PageRequest.of(limit, cursor));
    }

    @GET
    @Path("/{id}")
    public Uni<RestResponse<CaseView>> show(@RestPath UUID id) {
        return cases.one(Access.of(caller), id).map(CaseResource::tagged);
    }

    @POST
    @Path("/{id}/transitions")
    @RolesAllowed({Role.AGENT, Role.MANAGER, Role.ADMIN})
    public Uni<RestResponse<CaseView>> move(
            @RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @NotNull Transition transition) {
        return cases.transition(Access.of(caller), id, ifMatch, transition.to(), transition.reason())
                .map(CaseResource::tagged);
    }

    private static RestResponse<CaseView> tagged(CaseView view) {
        return RestResponse.ResponseBuilder.ok(view)
                .header(HttpHeaders.ETAG, view.etag())
                .build();
    }
}
