package io.aftercare.insight;

import io.aftercare.insight.figures.Bucket;
import io.aftercare.insight.figures.IntentShares;
import io.aftercare.insight.figures.IntentSharesQuery;
import io.aftercare.insight.figures.Kpis;
import io.aftercare.insight.figures.KpisQuery;
import io.aftercare.insight.figures.Segment;
import io.aftercare.insight.figures.Times;
import io.aftercare.insight.figures.TimesQuery;
import io.aftercare.insight.figures.Volumes;
import io.aftercare.insight.figures.VolumesQuery;
import io.aftercare.insight.log.EventLog;
import io.aftercare.insight.log.EventTotals;
import io.aftercare.insight.log.EventTotalsQuery;
import io.aftercare.insight.process.ProcessMap;
import io.aftercare.insight.process.ProcessMapQuery;
import io.aftercare.mining.map.ProcessMapDrawing;
import io.aftercare.web.Caller;
import io.aftercare.web.Role;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** What the event log of the caller's tenant says. */
@Path("/v1/insights")
@RolesAllowed({Role.AGENT, Role.MANAGER, Role.ADMIN, Role.SERVICE})
class InsightResource {
    private final Caller caller;
    private final Clock clock;
    private final EventLog log;
    private final EventTotalsQuery totals;
    private final VolumesQuery volumes;
    private final IntentSharesQuery intents;
    private final TimesQuery times;
    private final KpisQuery kpis;
    private final ProcessMapQuery processMaps;

    InsightResource(
            Caller caller,
            Clock clock,
            EventLog log,
            EventTotalsQuery totals,
            VolumesQuery volumes,
            IntentSharesQuery intents,
            TimesQuery times,
            KpisQuery kpis,
            ProcessMapQuery processMaps) {
        this.caller = caller;
        this.clock = clock;
        this.log = log;
        this.totals = totals;
        this.volumes = volumes;
        this.intents = intents;
        this.times = times;
        this.kpis = kpis;
        this.processMaps = processMaps;
    }

    @GET
    @Path("events")
    @Operation(summary = "How many events the log holds, by type, to compare with what was produced")
    public Uni<EventTotals> events() {
        return totals.of(caller.tenant());
    }

    @GET
    @Path("cases/{caseId}/events")
    @Operation(summary = "Everything that happened to a case, by time and then by event id")
    public Uni<CaseEvents> caseEvents(@RestPath String caseId) {
        return log.eventsOfCase(caller.tenant(), CaseEvents.id(caseId)).map(events -> CaseEvents.of(caseId, events));
    }

    @GET
    @Path("volumes")
    @Operation(summary = "How much happened, in total and by hour or day (UTC)")
    public Uni<Volumes> volumes(@RestQuery String from, @RestQuery String to, @RestQuery String bucket) {
        return volumes.of(caller.tenant(), window(from, to), Bucket.named(bucket));
    }

    @GET
    @Path("intents")
    @Operation(summary = "What customers want: messages by their best intent")
    public Uni<IntentShares> intents(@RestQuery String from, @RestQuery String to) {
        return intents.of(caller.tenant(), window(from, to));
    }

    @GET
    @Path("times")
    @Operation(summary = "How long the first response to a message and the resolution of a case take")
    public Uni<Times> times(@RestQuery String from, @RestQuery String to) {
        return times.of(caller.tenant(), window(from, to));
    }

    @GET
    @Path("kpis")
    @Operation(summary = "How the cases of a window went: all, and by kind, intent, department, complaint or urgency")
    public Uni<Kpis> kpis(@RestQuery String from, @RestQuery String to, @RestQuery String by) {
        return kpis.of(caller.tenant(), window(from, to), Segment.named(by));
    }

    @GET
    @Path("process-map")
    @Operation(summary = "The directly-follows graph of the cases that were opened in the window")
    public Uni<ProcessMap> processMap(@RestQuery String kind, @RestQuery String from, @RestQuery String to) {
        return processMaps
                .of(caller.tenant(), window(from, to), ProcessMapQuery.kind(kind))
                .map(ProcessMap::of);
    }

    @GET
    @Path("process-map.svg")
    @Produces("image/svg+xml")
    @Operation(summary = "The same graph drawn: the most frequent steps, with counts and median times")
    public Uni<String> processMapDrawing(@RestQuery String kind, @RestQuery String from, @RestQuery String to) {
        return processMaps
                .of(caller.tenant(), window(from, to), ProcessMapQuery.kind(kind))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(graph -> ProcessMapDrawing.of(graph).svg());
    }

    private Window window(String from, String to) {
        return Window.of(from, to, clock.instant());
    }
}
