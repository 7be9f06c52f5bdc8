package io.aftercare.ticket;

import io.aftercare.ticket.cases.CaseCommands;
import io.aftercare.ticket.cases.CaseView;
import io.aftercare.ticket.cases.Compensations;
import io.aftercare.ticket.cases.NoteView;
import io.aftercare.ticket.cases.Notes;
import io.aftercare.ticket.cases.OrderLines;
import io.aftercare.ticket.cases.Particulars;
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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * What is done with a case. Which commands a stage takes, from whom and with which particulars, is the data of its kind
 * ({@code lifecycles/}); a customer gives those that are theirs to give.
 */
@Tag(name = "Cases")
@Path("/v1/cases/{id}")
@Authenticated
class CaseCommandResource {
    private static final int LONGEST_NOTE = 4000;

    private final Caller caller;
    private final CaseCommands commands;
    private final Notes notes;

    CaseCommandResource(Caller caller, CaseCommands commands, Notes notes) {
        this.caller = caller;
        this.commands = commands;
        this.notes = notes;
    }

    record Lines(List<OrderLines.Named> lines) {}

    record Link(UUID caseId) {}

    record Merge(UUID into, String reason) {
        Merge {
            reason = Inputs.required("reason", reason, 500);
        }
    }

    record NewNote(String text) {
        NewNote {
            text = Inputs.required("text", text, LONGEST_NOTE);
        }
    }

    @POST
    @Path("/commands/{command}")
    public Uni<RestResponse<CaseView>> carryOut(
            @RestPath UUID id,
            @RestPath String command,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @HeaderParam(CaseResource.KEY) String key,
            @NotNull Particulars given) {
        return commands.carryOut(Access.of(caller), target(id, ifMatch, key), simple(command), given)
                .map(CaseResource::tagged);
    }

    @POST
    @Path("/lines")
    @RolesAllowed({Role.AGENT, Role.MANAGER, Role.ADMIN})
    public Uni<RestResponse<CaseView>> nameGoods(
            @RestPath UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @HeaderParam(CaseResource.KEY) String key,
            @NotNull Lines lines) {
        return commands.nameGoods(Access.of(caller), target(id, ifMatch, key), lines.lines())
                .map(CaseResource::tagged);
    }

    @POST
    @Path("/assignment")
    @RolesAllowed({Role.AGENT, Role.MANAGER, Role.ADMIN})
    public Uni<RestResponse<CaseView>> assign(
            @RestPath UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @HeaderParam(CaseResource.KEY) String key,
            @NotNull CaseCommands.Assignment to) {
        return commands.assign(Access.of(caller), target(id, ifMatch, key), to).map(CaseResource::tagged);
    }

    @POST
    @Path("/links")
    @RolesAllowed({Role.AGENT, Role.MANAGER, Role.ADMIN})
    public Uni<RestResponse<CaseView>> link(
            @RestPath UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @HeaderParam(CaseResource.KEY) String key,
            @NotNull Link link) {
        return commands.relate(Access.of(caller), target(id, ifMatch, key), link.caseId())
                .map(CaseResource::tagged);
    }

    @POST
    @Path("/merge")
    @RolesAllowed({Role.AGENT, Role.MANAGER, Role.ADMIN})
    public Uni<RestResponse<CaseView>> merge(
            @RestPath UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @HeaderParam(CaseResource.KEY) String key,
            @NotNull Merge merge) {
        return commands.mergeInto(Access.of(caller), target(id, ifMatch, key), merge.into(), merge.reason())
                .map(CaseResource::tagged);
    }

    @POST
    @Path("/split")
    @RolesAllowed({Role.AGENT, Role.MANAGER, Role.ADMIN})
    public Uni<RestResponse<CaseView>> split(
            @RestPath UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @HeaderParam(CaseResource.KEY) String key,
            @NotNull CaseCommands.Split split) {
        return commands.split(Access.of(caller), target(id, ifMatch, key), split)
                .map(CaseResource::created);
    }

    @POST
    @Path("/actions/{actionId}/retry")
    @RolesAllowed({Role.AGENT, Role.MANAGER, Role.ADMIN})
    public Uni<RestResponse<CaseView>> retry(
            @RestPath UUID id,
            @RestPath UUID actionId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @HeaderParam(CaseResource.KEY) String key) {
        return commands.retry(Access.of(caller), target(id, ifMatch, key), actionId)
                .map(CaseResource::tagged);
    }

    @POST
    @Path("/compensations")
    @RolesAllowed({Role.AGENT, Role.MANAGER, Role.ADMIN})
    public Uni<RestResponse<CaseView>> compensate(
            @RestPath UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @HeaderParam(CaseResource.KEY) String key,
            @NotNull Compensations.Claim claim) {
        return commands.compensate(Access.of(caller), target(id, ifMatch, key), claim)
                .map(CaseResource::tagged);
    }

    @POST
    @Path("/notes")
    @RolesAllowed({Role.AGENT, Role.MANAGER, Role.ADMIN})
    @ResponseStatus(201)
    public Uni<NoteView> note(@RestPath UUID id, @HeaderParam(CaseResource.KEY) String key, @NotNull NewNote note) {
        return notes.write(Access.of(caller), id, note.text(), key);
    }

    @GET
    @Path("/notes")
    @RolesAllowed({Role.AGENT, Role.MANAGER, Role.ADMIN})
    public Uni<Page<NoteView>> notes(@RestPath UUID id, @RestQuery String limit, @RestQuery String cursor) {
        return notes.page(Access.of(caller), id, PageRequest.of(limit, cursor));
    }

    private static CaseCommands.Target target(UUID id, String ifMatch, String key) {
        return new CaseCommands.Target(id, ifMatch, key);
    }

    /** What concerns another case has a path of its own, which says which. */
    private static String simple(String command) {
        if (command.equals("merge") || command.equals("split")) {
            throw Problems.invalid("command-has-own-path", "POST to …/" + command + ", which says with what.");
        }
        return command;
    }
}
