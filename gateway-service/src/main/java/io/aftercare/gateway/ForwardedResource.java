package io.aftercare.gateway;

import io.aftercare.gateway.edge.JsonBody;
import io.aftercare.gateway.remote.Downstream;
import io.aftercare.gateway.remote.Forwarding;
import io.aftercare.web.Role;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestMulti;

/**
 * The paths that other services own, passed on as they are; the owner decides who sees what. Roles are checked here
 * too, so that what only staff may do does not depend on one place.
 */
@Path("/v1")
@Blocking // said too, because what is returned is a stream
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
class ForwardedResource {
    private final Forwarding forwarding;
    private final JsonBody json;
    private final RoutingContext request;

    ForwardedResource(Forwarding forwarding, JsonBody json, RoutingContext request) {
        this.forwarding = forwarding;
        this.json = json;
        this.request = request;
    }

    @GET
    @Path("{owned: orders|cases|tasks}{rest: (/.*)?}")
    @RolesAllowed({Role.CUSTOMER, Role.AGENT, Role.MANAGER, Role.ADMIN})
    @Operation(hidden = true) // each service publishes its own OpenAPI; static/openapi.yaml names the paths
    public RestMulti<Buffer> readFromTicket() {
        return forwarding.forward(Downstream.TICKET, request, null);
    }

    /** What a reply rests on; it is kept with the reply. */
    @GET
    @Path("replies/{id}/proof")
    @RolesAllowed({Role.CUSTOMER, Role.AGENT, Role.MANAGER, Role.ADMIN})
    @Operation(hidden = true)
    public RestMulti<Buffer> prove() {
        return forwarding.forward(Downstream.TICKET, request, null);
    }

    /** A file, which is not looked into here; customers attach to cases of their own. */
    @POST
    @Path("cases/{id}/attachments")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({Role.CUSTOMER, Role.AGENT, Role.MANAGER, Role.ADMIN})
    @Operation(hidden = true)
    public RestMulti<Buffer> attach(byte[] file) {
        return forwarding.forward(Downstream.TICKET, request, file);
    }

    @GET
    @Path("{owned: staff|exports|promises|handoffs|outbox|drafts|approval-rules}{rest: (/.*)?}")
    @RolesAllowed({Role.AGENT, Role.MANAGER, Role.ADMIN})
    @Operation(hidden = true)
    public RestMulti<Buffer> readAsStaff() {
        return forwarding.forward(Downstream.TICKET, request, null);
    }

    @POST
    @Path("{owned: orders|cases|tasks|staff|handoffs|drafts}{rest: (/.*)?}")
    @RolesAllowed({Role.AGENT, Role.MANAGER, Role.ADMIN})
    @Operation(hidden = true)
    public RestMulti<Buffer> changeInTicket(byte[] body) {
        return forwarding.forward(Downstream.TICKET, request, json.checked(body));
    }

    /** Events that the broker refused, back into the queue. */
    @POST
    @Path("outbox/dead-letters/{id}/replay")
    @RolesAllowed(Role.ADMIN)
    @Operation(hidden = true)
    public RestMulti<Buffer> replayInTicket(byte[] body) {
        return forwarding.forward(Downstream.TICKET, request, json.checked(body));
    }

    /** Records of topics that could not be read, into the log. */
    @POST
    @Path("insights/dead-letters/{id}/replay")
    @RolesAllowed(Role.ADMIN)
    @Operation(hidden = true)
    public RestMulti<Buffer> replayInInsight(byte[] body) {
        return forwarding.forward(Downstream.INSIGHT, request, json.checked(body));
    }

    @POST
    @Path("{owned: decisions}")
    @RolesAllowed({Role.CUSTOMER, Role.AGENT, Role.MANAGER, Role.ADMIN})
    @Operation(hidden = true)
    public RestMulti<Buffer> tryInTicket(byte[] body) {
        return forwarding.forward(Downstream.TICKET, request, json.checked(body));
    }

    @GET
    @Path("{owned: packs|terms}{rest: (/.*)?}")
    @RolesAllowed({Role.AGENT, Role.MANAGER, Role.ADMIN})
    @Operation(hidden = true)
    public RestMulti<Buffer> readRules() {
        return forwarding.forward(Downstream.TICKET, request, null);
    }

    @POST
    @Path("{owned: packs|terms}{rest: (/.*)?}")
    @RolesAllowed({Role.MANAGER, Role.ADMIN})
    @Operation(hidden = true)
    public RestMulti<Buffer> changeRules(byte[] body) {
        return forwarding.forward(Downstream.TICKET, request, json.checked(body));
    }

    @PUT
    @Path("{owned: approval-rules}")
    @RolesAllowed({Role.MANAGER, Role.ADMIN})
    @Operation(hidden = true)
    public RestMulti<Buffer> changeApprovalRules(byte[] body) {
        return forwarding.forward(Downstream.TICKET, request, json.checked(body));
    }

    @POST
    @Path("cases")
    @RolesAllowed({Role.CUSTOMER, Role.AGENT, Role.MANAGER, Role.ADMIN})
    @Operation(hidden = true)
    public RestMulti<Buffer> openCase(byte[] body) {
        return forwarding.forward(Downstream.TICKET, request, json.checked(body));
    }

    /** What a customer may do with a case of their own. */
    @POST
    @Path("cases/{id}/commands/{theirs: record_evidence|cancel|accept_estimate|decline_estimate}")
    @RolesAllowed({Role.CUSTOMER, Role.AGENT, Role.MANAGER, Role.ADMIN})
    @Operation(hidden = true)
    public RestMulti<Buffer> changeOwnCase(byte[] body) {
        return forwarding.forward(Downstream.TICKET, request, json.checked(body));
    }

    @GET
    @Path("{owned: knowledge}{rest: (/.*)?}")
    @RolesAllowed({Role.CUSTOMER, Role.AGENT, Role.MANAGER, Role.ADMIN})
    @Operation(hidden = true)
    public RestMulti<Buffer> readFromReply() {
        return forwarding.forward(Downstream.REPLY, request, null);
    }

    @GET
    @Path("{owned: models}{rest: (/.*)?}")
    @RolesAllowed(Role.ADMIN)
    @Operation(hidden = true)
    public RestMulti<Buffer> readFromIntent() {
        return forwarding.forward(Downstream.INTENT, request, null);
    }

    @GET
    @Path("{owned: insights}{rest: (/.*)?}")
    @RolesAllowed({Role.AGENT, Role.MANAGER, Role.ADMIN})
    @Operation(hidden = true)
    public RestMulti<Buffer> readFromInsight() {
        return forwarding.forward(Downstream.INSIGHT, request, null);
    }

    @POST
    @Path("{owned: knowledge}{rest: (/.*)?}")
    @RolesAllowed({Role.MANAGER, Role.ADMIN})
    @Operation(hidden = true)
    public RestMulti<Buffer> changeInReply(byte[] body) {
        return forwarding.forward(Downstream.REPLY, request, json.checked(body));
    }

    @PUT
    @Path("{owned: knowledge}{rest: (/.*)?}")
    @RolesAllowed({Role.MANAGER, Role.ADMIN})
    @Operation(hidden = true)
    public RestMulti<Buffer> putInReply(byte[] body) {
        return forwarding.forward(Downstream.REPLY, request, json.checked(body));
    }

    /** An agent's answer becomes a draft, which a manager publishes. */
    @POST
    @Path("knowledge/from-answer")
    @RolesAllowed({Role.AGENT, Role.MANAGER, Role.ADMIN})
    @Operation(hidden = true)
    public RestMulti<Buffer> keepAnswer(byte[] body) {
        return forwarding.forward(Downstream.REPLY, request, json.checked(body));
    }

    /** A file, which is not looked into here. */
    @POST
    @Path("knowledge/import")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({Role.MANAGER, Role.ADMIN})
    @Operation(hidden = true)
    public RestMulti<Buffer> importArticles(byte[] file) {
        return forwarding.forward(Downstream.REPLY, request, file);
    }

    @POST
    @Path("{owned: models}{rest: (/.*)?}")
    @RolesAllowed({Role.MANAGER, Role.ADMIN})
    @Operation(hidden = true)
    public RestMulti<Buffer> changeInIntent(byte[] body) {
        return forwarding.forward(Downstream.INTENT, request, json.checked(body));
    }

    @POST
    @Path("{owned: insights}{rest: (/.*)?}")
    @RolesAllowed({Role.AGENT, Role.MANAGER, Role.ADMIN})
    @Operation(hidden = true)
    public RestMulti<Buffer> changeInInsight(byte[] body) {
        return forwarding.forward(Downstream.INSIGHT, request, json.checked(body));
    }
}
