package io.aftercare.insight;

import io.aftercare.insight.advice.Recommendation;
import io.aftercare.insight.advice.Recommendations;
import io.aftercare.insight.advice.Staffing;
import io.aftercare.insight.advice.StaffingGoal;
import io.aftercare.insight.advice.StaffingQuery;
import io.aftercare.insight.conformance.Alert;
import io.aftercare.insight.conformance.AlertsQuery;
import io.aftercare.web.Caller;
import io.aftercare.web.Page;
import io.aftercare.web.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;

/** What should be looked at, and what should change. */
@Path("/v1/insights")
@RolesAllowed({Role.AGENT, Role.MANAGER, Role.ADMIN, Role.SERVICE})
class AdviceResource {
    private final Caller caller;
    private final Clock clock;
    private final AlertsQuery alerts;
    private final Recommendations recommendations;
    private final StaffingQuery staffing;

    AdviceResource(
            Caller caller, Clock clock, AlertsQuery alerts, Recommendations recommendations, StaffingQuery staffing) {
        this.caller = caller;
        this.clock = clock;
        this.alerts = alerts;
        this.recommendations = recommendations;
        this.staffing = staffing;
    }

    @GET
    @Path("alerts")
    @Operation(
            summary = "Cases that left the path of their kind, the latest found first",
            description = "What a late event puts right is no longer told.")
    public Uni<Page<Alert>> alerts(
            @RestQuery String from, @RestQuery String to, @RestQuery String limit, @RestQuery String cursor) {
        int most = Page.limit(limit);
        return alerts.of(caller.tenant(), window(from, to), Page.cursor(cursor, Long.MAX_VALUE), most + 1)
                .map(found -> Page.of(found, most, Alert::id));
    }

    @GET
    @Path("recommendations")
    @Operation(
            summary = "Where cases of a segment stand longer than others of their kind, the costliest first",
            description = "Of the latest 5,000 cases opened in the window. At most 5 % of what is named is wrong on"
                    + " average; what an interval of 80 % cannot tell from nothing is left out.")
    public Uni<RecommendationList> recommendations(@RestQuery String from, @RestQuery String to) {
        return recommendations.of(caller.tenant(), window(from, to)).map(RecommendationList::new);
    }

    @GET
    @Path("staffing")
    @Operation(
            summary = "How many people each department needs at each hour of the day, by Erlang C",
            description = "level is the share of tasks that are to be taken within (PT1H) of their coming; zone says"
                    + " where hours are counted.")
    public Uni<Staffing> staffing(
            @RestQuery String from,
            @RestQuery String to,
            @RestQuery String level,
            @RestQuery String within,
            @RestQuery String zone) {
        return staffing.of(caller.tenant(), window(from, to), StaffingGoal.of(level, within, zone));
    }

    record RecommendationList(List<Recommendation> items) {}

    private Window window(String from, String to) {
        return Window.of(from, to, clock.instant());
    }
}
