package io.aftercare.ticket;

import io.aftercare.events.CaseKind;
import io.aftercare.events.CaseStatus;
import io.aftercare.events.Department;
import io.aftercare.ticket.cases.TaskStatus;
import io.aftercare.ticket.export.Exports;
import io.aftercare.ticket.export.Format;
import io.aftercare.web.Caller;
import io.aftercare.web.Problems;
import io.aftercare.web.Role;
import io.smallrye.mutiny.Multi;
import io.vertx.core.buffer.Buffer;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestQuery;

/** Whole lists as CSV or JSON lines, streamed. */
@Tag(name = "Exports")
@Path("/v1/exports")
@RolesAllowed({Role.AGENT, Role.MANAGER, Role.ADMIN})
class ExportResource {
    private final Caller caller;
    private final Exports exports;

    ExportResource(Caller caller, Exports exports) {
        this.caller = caller;
        this.exports = exports;
    }

    @GET
    @Path("/cases")
    public RestMulti<Buffer> cases(
            @RestQuery String format, @RestQuery String kind, @RestQuery String status, @RestQuery String since) {
        Format as = Format.of(format);
        Exports.Selection selection = new Exports.Selection(
                Access.of(caller).tenant(),
                Code.parse(CaseKind.class, "kind", kind).map(Code::of),
                Code.parse(CaseStatus.class, "status", status).map(Code::of),
                instant(since));
        return file("cases", as, exports.cases(selection, as));
    }

    @GET
    @Path("/tasks")
    public RestMulti<Buffer> tasks(
            @RestQuery String format, @RestQuery String department, @RestQuery String status, @RestQuery String since) {
        Format as = Format.of(format);
        Exports.Selection selection = new Exports.Selection(
                Access.of(caller).tenant(),
                Code.parse(Department.class, "department", department).map(Code::of),
                Code.parse(TaskStatus.class, "status", status).map(Code::of),
                instant(since));
        return file("tasks", as, exports.tasks(selection, as));
    }

    private static RestMulti<Buffer> file(String name, Format as, Multi<String> lines) {
        return RestMulti.fromMultiData(lines.map(Buffer::buffer))
                .header(HttpHeaders.CONTENT_TYPE, as.mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "." + Code.of(as) + "\"")
                .build();
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.ofNullable(text).map(Instant::parse);
        } catch (DateTimeParseException e) {
            throw Problems.invalid("parameter-invalid", "since is an instant such as 2026-01-02T03:04:05Z.");
        }
    }
}
