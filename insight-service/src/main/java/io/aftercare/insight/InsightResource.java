package io.aftercare.insight;

import io.aftercare.insight.cube.UnchangedUntilProgress;
import io.aftercare.insight.figures.Bucket;
import io.aftercare.insight.figures.CaseCourse;
import io.aftercare.insight.figures.CaseSet;
import io.aftercare.insight.figures.CasesOfFigureQuery;
import io.aftercare.insight.figures.IntentShares;
import io.aftercare.insight.figures.IntentSharesQuery;
import io.aftercare.insight.figures.Kpis;
import io.aftercare.insight.figures.KpisCsv;
import io.aftercare.insight.figures.KpisQuery;
import io.aftercare.insight.figures.Price;
import io.aftercare.insight.figures.Segment;
import io.aftercare.insight.figures.Times;
import io.aftercare.insight.figures.TimesQuery;
import io.aftercare.insight.figures.Volumes;
import io.aftercare.insight.figures.VolumesQuery;
import io.aftercare.insight.log.EventLog;
import io.aftercare.insight.process.CaseFilter;
import io.aftercare.insight.process.ProcessMap;
import io.aftercare.insight.process.ProcessMaps;
import io.aftercare.mining.map.ProcessMapDrawing;
import io.aftercare.web.Caller;
import io.aftercare.web.Page;
import io.aftercare.web.Role;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** What the event log of the caller's tenant says. */
@Path("/v1/insights")
@UnchangedUntilProgress
@RolesAllowed({Role.AGENT, Role.MANAGER, Role.ADMIN, Role.SERVICE})
class InsightResource {
    private final Caller caller;
    private final Clock clock;
    private final EventLog log;
    private final VolumesQuery volumes;
    private final IntentSharesQuery intents;
    private final TimesQuery times;
    private final KpisQuery kpis;
    private final CasesOfFigureQuery cases;
    private final ProcessMaps processMaps;

    InsightResource(
            Caller caller,
            Clock clock,
            EventLog log,
            VolumesQuery volumes,
            IntentSharesQuery intents,
            TimesQuery times,
            KpisQuery kpis,
            CasesOfFigureQuery cases,
            ProcessMaps processMaps) {
        this.caller = caller;
        this.clock = clock;
        this.log = log;
        this.volumes = volumes;
        this.intents = intents;
        this.times = times;
        this.kpis = kpis;
        this.cases = cases;
        this.processMaps = processMaps;
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
    @Operation(
            summary = "How the cases of a window went: all, and by the values of an attribute",
            description = "by and filters: kind, intent, department, complaint, urgency, product, productClass, batch,"
                    + " warehouse, carrier, region, channel, agentGroup. hourlyCost prices an hour of handling.")
    public Uni<Kpis> kpis(
            @RestQuery String from,
            @RestQuery String to,
            @RestQuery String by,
            @RestQuery String hourlyCost,
            UriInfo asked) {
        return kpis.of(
                caller.tenant(),
                window(from, to),
                Segment.named(by),
                CaseFilter.of(asked.getQueryParameters()),
                clock.instant(),
                Price.of(hourlyCost));
    }

    @GET
    @Path("kpis.csv")
    @Produces("text/csv;charset=UTF-8")
    @Operation(summary = "The same as CSV")
    public Uni<String> kpisAsCsv(
            @RestQuery String from,
            @RestQuery String to,
            @RestQuery String by,
            @RestQuery String hourlyCost,
            UriInfo asked) {
        return kpis(from, to, by, hourlyCost, asked).map(figures -> KpisCsv.of(figures, Segment.named(by)));
    }

    @GET
    @Path("kpis/{name}/cases")
    @Operation(
            summary = "The cases that a figure counts, the latest opened first",
            description = "name is that of a count, as open, reopened, automatedDurable; filters as those of kpis.")
    public Uni<Page<CaseCourse>> casesOfFigure(
            @RestPath String name,
            @RestQuery String from,
            @RestQuery String to,
            @RestQuery String limit,
            @RestQuery String cursor,
            UriInfo asked) {
        return cases.of(
                caller.tenant(),
                CaseSet.named(name),
                window(from, to),
                CaseFilter.of(asked.getQueryParameters()),
                clock.instant(),
                cursor,
                Page.limit(limit));
    }

    @GET
    @Path("process-map")
    @Operation(
            summary = "The directly-follows graph of the cases that were opened in the window",
            description =
                    "Of a kind, and with a value in intent, department, complaint, urgency, product, productClass,"
                            + " batch, warehouse, carrier, region, channel or agentGroup. Whole days (UTC) and at most one of"
                            + " these are quick at any size; the rest is mined from the log.")
    public Uni<ProcessMap> processMap(@RestQuery String from, @RestQuery String to, UriInfo asked) {
        return processMaps
                .of(caller.tenant(), days(from, to), CaseFilter.of(asked.getQueryParameters()))
                .map(ProcessMap::of);
    }

    @GET
    @Path("process-map.svg")
    @Produces("image/svg+xml")
    @Operation(summary = "The same graph drawn: the most frequent steps, with counts and median times")
    public Uni<String> processMapDrawing(@RestQuery String from, @RestQuery String to, UriInfo asked) {
        return processMaps
                .of(caller.tenant(), days(from, to), CaseFilter.of(asked.getQueryParameters()))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(graph -> ProcessMapDrawing.of(graph).svg());
    }

    /** Without an end to the end of today, so that the cube has all of it. */
    private Window days(String from, String to) {
        Instant endOfToday = clock.instant().truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
        return Window.of(from, to, endOfToday);
    }

    private Window window(String from, String to) {
        return Window.of(from, to, clock.instant());
    }
}
