package io.aftercare.ticket;

import io.aftercare.policy.pack.PackDiff;
import io.aftercare.ticket.entitlement.PackView;
import io.aftercare.ticket.entitlement.PolicyPacks;
import io.aftercare.web.Caller;
import io.aftercare.web.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Policy packs: the law's, which everybody may read, and a merchant's own, which managers write. */
@Tag(name = "Policy")
@Path("/v1/packs")
@RolesAllowed({Role.MANAGER, Role.ADMIN})
class PackResource {
    private static final int LONGEST = 200_000;

    private final Caller caller;
    private final PolicyPacks packs;

    PackResource(Caller caller, PolicyPacks packs) {
        this.caller = caller;
        this.packs = packs;
    }

    /** A pack or scenarios, as YAML. */
    record Yaml(String yaml) {
        Yaml {
            yaml = Inputs.required("yaml", yaml, LONGEST);
        }
    }

    @GET
    @RolesAllowed({Role.AGENT, Role.MANAGER, Role.ADMIN})
    public Uni<PackView.Versions> list() {
        return packs.all(Access.of(caller));
    }

    @POST
    public Uni<RestResponse<PackView>> draft(@NotNull Yaml pack) {
        return packs.draft(Access.of(caller), pack.yaml())
                .map(view -> RestResponse.ResponseBuilder.<PackView>created(URI.create("/v1/packs/%s/versions/%d"
                                .formatted(view.version().pack(), view.version().version())))
                        .entity(view)
                        .build());
    }

    @GET
    @Path("/{pack}/versions/{version}")
    @RolesAllowed({Role.AGENT, Role.MANAGER, Role.ADMIN})
    public Uni<PackView> show(@RestPath String pack, @RestPath int version) {
        return packs.one(Access.of(caller), pack, version);
    }

    @GET
    @Path("/{pack}/versions/{version}/diff")
    @RolesAllowed({Role.AGENT, Role.MANAGER, Role.ADMIN})
    public Uni<PackDiff> diff(@RestPath String pack, @RestPath int version, @RestQuery Optional<Integer> against) {
        return packs.diff(Access.of(caller), pack, version, against);
    }

    @POST
    @Path("/{pack}/versions/{version}/test")
    public Uni<PackView.TestRun> test(@RestPath String pack, @RestPath int version, @NotNull Yaml scenarios) {
        return packs.test(Access.of(caller), pack, version, scenarios.yaml());
    }

    @POST
    @Path("/{pack}/versions/{version}/publish")
    public Uni<PackView.Version> publish(@RestPath String pack, @RestPath int version) {
        return packs.publish(Access.of(caller), pack, version);
    }

    @POST
    @Path("/{pack}/versions/{version}/rollback")
    public Uni<PackView.Version> rollBack(@RestPath String pack, @RestPath int version) {
        return packs.rollBack(Access.of(caller), pack, version);
    }
}
