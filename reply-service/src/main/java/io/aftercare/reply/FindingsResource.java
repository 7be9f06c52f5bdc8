package io.aftercare.reply;

import io.aftercare.reply.findings.Contradiction;
import io.aftercare.reply.findings.Duplicate;
import io.aftercare.reply.findings.Findings;
import io.aftercare.reply.findings.Gap;
import io.aftercare.reply.findings.Unquotable;
import io.aftercare.web.Caller;
import io.aftercare.web.Role;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** What the knowledge lacks, has twice, says in two ways, or has that no reply quotes; what is used most first. */
@Tag(name = "Knowledge")
@Path("/v1/knowledge")
@RolesAllowed({Role.AGENT, Role.MANAGER, Role.ADMIN})
class FindingsResource {
    private final Findings findings;
    private final Caller caller;

    FindingsResource(Findings findings, Caller caller) {
        this.findings = findings;
        this.caller = caller;
    }

    record Found<T>(List<T> items) {
        static <T> Found<T> first(List<T> all, int most) {
            return new Found<>(all.stream().limit(most).toList());
        }
    }

    @GET
    @Path("/gaps")
    public Uni<Found<Gap>> gaps(@RestQuery @DefaultValue("zh") String locale, @RestQuery String limit) {
        return findings.gaps(caller.tenant(), Locales.parse(locale), Pages.limit(limit))
                .map(Found::new);
    }

    @GET
    @Path("/duplicates")
    @Blocking
    public Found<Duplicate> duplicates(@RestQuery @DefaultValue("zh") String locale, @RestQuery String limit) {
        return Found.first(findings.duplicates(caller.tenant(), Locales.parse(locale)), Pages.limit(limit));
    }

    @GET
    @Path("/unquotable")
    @Blocking
    public Found<Unquotable> unquotable(@RestQuery @DefaultValue("zh") String locale, @RestQuery String limit) {
        return Found.first(findings.unquotable(caller.tenant(), Locales.parse(locale)), Pages.limit(limit));
    }

    @GET
    @Path("/contradictions")
    @Blocking
    public Found<Contradiction> contradictions(@RestQuery @DefaultValue("zh") String locale, @RestQuery String limit) {
        return Found.first(findings.contradictions(caller.tenant(), Locales.parse(locale)), Pages.limit(limit));
    }
}
