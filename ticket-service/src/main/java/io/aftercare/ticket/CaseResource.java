package io.aftercare.ticket;

import io.aftercare.events.CaseKind;
import io.aftercare.events.CaseStatus;
import io.aftercare.events.Department;
import io.aftercare.ticket.cases.CaseCommands;
import io.aftercare.ticket.cases.CaseFilter;
import io.aftercare.ticket.cases.CaseView;
import io.aftercare.ticket.cases.Cases;
import io.aftercare.ticket.conversation.CaseRequests;
import io.aftercare.web.Caller;
import io.aftercare.web.Page;
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
import java.net.URI;
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
    static final String KEY = "Idempotency-Key";

    private final Caller caller;
    private final Cases cases;
    private final CaseRequests requests;
    private final CaseCommands commands;

    CaseResource(Caller caller, Cases cases, CaseRequests requests, CaseCommands commands) {
        this.caller = caller;
        this.cases = cases;
        this.requests = requests;
        this.commands = commands;
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
            @RestQuery String department,
            @RestQuery String owner,
            @RestQuery String stage,
            @RestQuery String q,
            @RestQuery String limit,
            @RestQuery String cursor) {
        return cases.page(
                Access.of(caller),
                new CaseFilter(
                        Code.parse(CaseKind.class, "kind", kind),
                        Code.parse(CaseStatus.class, "status", status),
                        Optional.ofNullable(conversationId).map(id -> Inputs.uuid("conversationId", id)),
                        Code.parse(Department.class, "department", department),
                        Optional.ofNullable(owner),
                        Optional.ofNullable(stage),
                        Optional.ofNullable(q)),
                PageRequest.of(limit, cursor));
    }

    @POST
    public Uni<RestResponse<CaseView>> open(@HeaderParam(KEY) String key, @NotNull CaseRequests.CaseRequest request) {
        return requests.open(Access.of(caller), request, key).map(CaseResource::created);
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
            @RestPath UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @HeaderParam(KEY) String key,
            @NotNull Transition transition) {
        return commands.transition(
                        Access.of(caller),
                        new CaseCommands.Target(id, ifMatch, key),
                        transition.to(),
                        transition.reason())
                .map(CaseResource::tagged);
    }

    static RestResponse<CaseView> created(CaseView view) {
        return RestResponse.ResponseBuilder.<CaseView>created(URI.create("/v1/cases/" + view.id()))
                .entity(view)
                .header(HttpHeaders.ETAG, view.etag())
                .build();
    }

    static RestResponse<CaseView> tagged(CaseView view) {
        return RestResponse.ResponseBuilder.ok(view)
                .header(HttpHeaders.ETAG, view.etag())
                .build();
    }
}
