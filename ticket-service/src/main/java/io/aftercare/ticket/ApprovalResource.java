package io.aftercare.ticket;

import io.aftercare.ticket.conversation.ApprovalBook;
import io.aftercare.ticket.triage.ApprovalRules;
import io.aftercare.web.Caller;
import io.aftercare.web.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Which answers a person approves first: a merchant's rules, read by staff and written by managers. */
@Tag(name = "Drafts")
@Path("/v1/approval-rules")
@RolesAllowed({Role.MANAGER, Role.ADMIN})
class ApprovalResource {
    private final Caller caller;
    private final ApprovalBook book;

    ApprovalResource(Caller caller, ApprovalBook book) {
        this.caller = caller;
        this.book = book;
    }

    @GET
    @RolesAllowed({Role.AGENT, Role.MANAGER, Role.ADMIN})
    public Uni<RestResponse<ApprovalBook.View>> show() {
        return book.show(Access.of(caller)).map(ApprovalResource::tagged);
    }

    @PUT
    public Uni<RestResponse<ApprovalBook.View>> write(
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @NotNull ApprovalRules rules) {
        return book.write(Access.of(caller), rules, ifMatch).map(ApprovalResource::tagged);
    }

    private static RestResponse<ApprovalBook.View> tagged(ApprovalBook.View view) {
        return RestResponse.ResponseBuilder.ok(view)
                .header(HttpHeaders.ETAG, view.etag())
                .build();
    }
}
