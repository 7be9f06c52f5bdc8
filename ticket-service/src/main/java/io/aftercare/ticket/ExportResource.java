package io.aftercare.ticket;

import io.aftercare.web.Caller;
import io.aftercare.web.Role;
import io.aftercare.web.export.RowStream;
import io.vertx.core.buffer.Buffer;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Whole lists as CSV or JSON lines, streamed. */
@Tag(name = "Exports")
@Path("/v1/exports")
@RolesAllowed({Role.AGENT, Role.MANAGER, Role.ADMIN})
class ExportResource {
    private final Caller caller;
    private final RowStream exports;

    ExportResource(Caller caller, RowStream exports) {
        this.caller = caller;
        this.exports = exports;
    }

    @GET
    @Path("/{list}")
    @Operation(
            summary = "A list, whole",
            description = "Takes the parameters that narrow the list page by page, and since and before; messages,"
                    + " replies and feedback are for managers, dead-letters for admins.")
    public RestMulti<Buffer> export(
            @RestPath
                    @Parameter(
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {
                                                "cases",
                                                "case-history",
                                                "tasks",
                                                "notes",
                                                "attachments",
                                                "conversations",
                                                "messages",
                                                "replies",
                                                "feedback",
                                                "promises",
                                                "handoffs",
                                                "drafts",
                                                "packs",
                                                "dead-letters"
                                            }))
                    String list,
            @RestQuery @Parameter(schema = @Schema(enumeration = {"csv", "jsonl"})) String format,
            UriInfo asked) {
        return exports.file(list, caller, asked.getQueryParameters());
    }
}
