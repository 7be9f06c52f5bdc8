package io.aftercare.insight;

import io.aftercare.insight.intake.DeadLetterReplay;
import io.aftercare.insight.intake.WaitingLetter;
import io.aftercare.web.Caller;
import io.aftercare.web.Problems;
import io.aftercare.web.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Records of topics that could not be taken into the log, and the way back for them. */
@Path("/v1/insights/dead-letters")
@RolesAllowed(Role.ADMIN)
class DeadLetterResource {
    private static final int DEFAULT_LIMIT = 20;
    private static final int MAX_LIMIT = 100;

    private final Caller caller;
    private final DeadLetterReplay replay;

    DeadLetterResource(Caller caller, DeadLetterReplay replay) {
        this.caller = caller;
        this.replay = replay;
    }

    /** A page; {@code nextCursor} is absent on the last one. */
    record DeadLetterPage(List<WaitingLetter> items, String nextCursor) {
        /** @param rows up to {@code limit + 1} of them: the surplus one only says that there is more */
        static DeadLetterPage of(List<WaitingLetter> rows, int limit) {
            return rows.size() <= limit
                    ? new DeadLetterPage(rows, null)
                    : new DeadLetterPage(
                            rows.subList(0, limit),
                            String.valueOf(rows.get(limit - 1).id()));
        }
    }

    @GET
    @Operation(summary = "What could not be taken in and why, in the order in which it came")
    public Uni<DeadLetterPage> list(@RestQuery String limit, @RestQuery String cursor) {
        int most = limit == null ? DEFAULT_LIMIT : (int) number("limit", limit, 1, MAX_LIMIT);
        long after = cursor == null ? 0 : number("cursor", cursor, 0, Long.MAX_VALUE);
        return replay.waiting(caller.tenant(), after, most + 1).map(rows -> DeadLetterPage.of(rows, most));
    }

    @POST
    @Path("{id}/replay")
    @Operation(summary = "Takes one in again; 409 with the reason where it still cannot be read")
    public Uni<WaitingLetter> replay(@RestPath long id) {
        return replay.replay(caller.tenant(), id);
    }

    private static long number(String parameter, String text, long least, long most) {
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Refused as what is out of range.
        }
        throw Problems.invalid(
                parameter + "-invalid",
                parameter.equals("cursor")
                        ? "Send the nextCursor of the page before, or none."
                        : parameter + " must be a number from " + least + " to " + most + ".");
    }
}
