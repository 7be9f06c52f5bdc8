package io.aftercare.insight;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.aftercare.web.Caller;
import io.aftercare.web.Role;
import io.aftercare.web.export.Column;
import io.aftercare.web.export.Filter;
import io.aftercare.web.export.Listing;
import io.aftercare.web.export.RowStream;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestPath;

/** The event log, the alerts and the dead letters, whole, as CSV or JSON lines. */
@Singleton
@Path("/v1/insights/exports")
@RolesAllowed({Role.AGENT, Role.MANAGER, Role.ADMIN})
class ExportResource {
    static final Listing EVENTS = new Listing(
            "events",
            Set.of(Role.AGENT, Role.MANAGER, Role.ADMIN),
            List.of(
                    new Column("id", "e.id"),
                    new Column("type", "e.type"),
                    new Column("occurredAt", "e.occurred_at"),
                    new Column("conversationId", "e.conversation_id"),
                    new Column("caseId", "e.case_id"),
                    new Column("activity", "e.activity"),
                    new Column("data", "(e.envelope -> 'data')::text")),
            "from insight.event e where e.tenant = $1",
            List.of(
                    Filter.text("type", "e.type"),
                    Filter.id("caseId", "e.case_id"),
                    Filter.id("conversationId", "e.conversation_id"),
                    Filter.since("since", "e.occurred_at"),
                    Filter.before("before", "e.occurred_at")),
            "e.occurred_at, e.id");

    static final Listing DEAD_LETTERS = new Listing(
            "dead-letters",
            Set.of(Role.ADMIN),
            List.of(
                    new Column("id", "d.id"),
                    new Column("topic", "d.topic"),
                    new Column("partition", "d.topic_partition"),
                    new Column("offset", "d.record_offset"),
                    new Column("eventId", "d.event_id"),
                    new Column("reason", "d.reason"),
                    new Column("attempts", "d.attempts"),
                    new Column("metAt", "d.recorded_at"),
                    new Column("bytes", "octet_length(d.record_value)")),
            "from insight.dead_letter d where (d.tenant = $1 or d.tenant is null) and d.replayed_at is null",
            List.of(Filter.text("topic", "d.topic")),
            "d.id");

    static final Listing ALERTS = new Listing(
            "alerts",
            Set.of(Role.AGENT, Role.MANAGER, Role.ADMIN),
            List.of(
                    new Column("id", "v.id"),
                    new Column("caseId", "v.case_id"),
                    new Column("caseKind", "v.case_kind"),
                    new Column("eventId", "v.event_id"),
                    new Column("kind", "v.kind"),
                    new Column("activity", "v.activity"),
                    new Column("skipped", "array_to_string(v.skipped, ' ')"),
                    new Column("because", "v.because"),
                    new Column("at", "v.occurred_at"),
                    new Column("raisedAt", "v.raised_at")),
            "from insight.deviation v where v.tenant = $1",
            List.of(
                    Filter.text("kind", "v.kind"),
                    Filter.text("caseKind", "v.case_kind"),
                    Filter.since("since", "v.occurred_at"),
                    Filter.before("before", "v.occurred_at")),
            "v.id");

    private final Caller caller;
    private final RowStream exports;

    ExportResource(Caller caller, Pool database, ObjectMapper json) {
        this.caller = caller;
        this.exports = new RowStream(List.of(EVENTS, ALERTS, DEAD_LETTERS), database, json);
    }

    @GET
    @Path("{list}")
    @Operation(
            summary = "events, alerts or dead-letters, whole",
            description =
                    "format is csv or jsonl; events are narrowed by type, caseId, conversationId, since and before,"
                            + " alerts by kind, caseKind, since and before, dead-letters, which are for admins, by topic.")
    public RestMulti<Buffer> export(@RestPath String list, UriInfo asked) {
        return exports.file(list, caller, asked.getQueryParameters());
    }
}
