package io.aftercare.insight;

import io.aftercare.insight.advice.Advised;
import io.aftercare.insight.advice.Decision;
import io.aftercare.insight.advice.Recommendations;
import io.aftercare.insight.advice.Staffing;
import io.aftercare.insight.advice.StaffingGoal;
import io.aftercare.insight.advice.StaffingQuery;
import io.aftercare.insight.conformance.Alert;
import io.aftercare.insight.conformance.AlertsQuery;
import io.aftercare.web.Caller;
import io.aftercare.web.Page;
import io.aftercare.web.Problems;
import io.aftercare.web.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** What should be looked at, and what should change. */
@Path("/v1/insights")
@RolesAllowed({Role.AGENT, Role.MANAGER, Role.ADMIN, Role.SERVICE})
class AdviceResource {
    private static final Duration LONGEST_SNOOZE = Duration.ofDays(366);

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
            summary = "What to change, with evidence and expected effect, the costliest first",
            description =
                    "Of the cases opened in the window, or of 10,000 of them. At most 5 % of what is named is wrong"
                            + " on average; what an interval of 80 % cannot tell from nothing is left out, and so is what was"
                            + " rejected or is snoozed, unless hidden=true.")
    public Uni<RecommendationList> recommendations(
            @RestQuery String from, @RestQuery String to, @RestQuery boolean hidden) {
        // Whoever names no end means about now: what was computed a moment ago will do.
        Window window = Window.of(from, to, clock.instant().truncatedTo(ChronoUnit.MINUTES));
        return recommendations.of(caller.tenant(), window, hidden).map(RecommendationList::new);
    }

    @GET
    @Path("recommendations/{id}")
    @Operation(
            summary = "One recommendation as it was shown last, with what was decided about it",
            description = "Of one that was adopted, what came of it: cases opened before against cases opened since.")
    public Uni<Response> recommendation(@RestPath UUID id) {
        return recommendations.one(caller.tenant(), id).map(AdviceResource::response);
    }

    @POST
    @Path("recommendations/{id}/adopt")
    @RolesAllowed({Role.MANAGER, Role.ADMIN})
    @Operation(summary = "It is followed; its effect is measured from now on")
    public Uni<Response> adopt(
            @RestPath UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @HeaderParam("Idempotency-Key") String key,
            @NotNull @Valid Reason reason) {
        return decide(id, Decision.Kind.ADOPT, reason, ifMatch, key);
    }

    @POST
    @Path("recommendations/{id}/reject")
    @RolesAllowed({Role.MANAGER, Role.ADMIN})
    @Operation(
            summary = "It is not followed",
            description = "It comes back when there are twice as many cases a day, in a window no shorter than the one"
                    + " that was decided on, or when the lower end of what it costs a day is above the upper end of what"
                    + " it cost now.")
    public Uni<Response> reject(
            @RestPath UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @HeaderParam("Idempotency-Key") String key,
            @NotNull @Valid Reason reason) {
        return decide(id, Decision.Kind.REJECT, reason, ifMatch, key);
    }

    @POST
    @Path("recommendations/{id}/snooze")
    @RolesAllowed({Role.MANAGER, Role.ADMIN})
    @Operation(summary = "It is left out until a time within a year")
    public Uni<Response> snooze(
            @RestPath UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @HeaderParam("Idempotency-Key") String key,
            @NotNull @Valid Reason reason) {
        return decide(id, Decision.Kind.SNOOZE, reason, ifMatch, key);
    }

    /** Why; {@code until} only for snoozing. */
    record Reason(@NotBlank @Size(max = 1000) String reason, Instant until) {}

    private Uni<Response> decide(UUID id, Decision.Kind kind, Reason reason, String ifMatch, String key) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant until = kind == Decision.Kind.SNOOZE ? until(reason.until, now) : null;
        Decision decision = new Decision(
                kind, reason.reason, until, caller.subject(), caller.is(Role.ADMIN) ? Role.ADMIN : Role.MANAGER, now);
        return recommendations
                .decide(caller.tenant(), id, decision, ifMatch, key)
                .map(AdviceResource::response);
    }

    private static Instant until(Instant until, Instant now) {
        if (until == null || !until.isAfter(now) || until.isAfter(now.plus(LONGEST_SNOOZE))) {
            throw Problems.invalid("until-invalid", "until must be an instant within the next 366 days.");
        }
        return until.truncatedTo(ChronoUnit.MICROS);
    }

    private static Response response(Advised advised) {
        return Response.ok(advised).header(HttpHeaders.ETAG, advised.etag()).build();
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

    record RecommendationList(List<Advised> items) {}

    private Window window(String from, String to) {
        return Window.of(from, to, clock.instant());
    }
}
