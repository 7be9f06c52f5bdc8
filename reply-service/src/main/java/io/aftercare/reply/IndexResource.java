package io.aftercare.reply;

import io.aftercare.reply.library.LibrarySync;
import io.aftercare.reply.library.LibraryWatch;
import io.aftercare.web.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** What is served from memory, and how to have it built anew. */
@Tag(name = "Knowledge")
@Path("/v1/knowledge")
class IndexResource {
    private final LibrarySync sync;
    private final LibraryWatch watch;

    IndexResource(LibrarySync sync, LibraryWatch watch) {
        this.sync = sync;
        this.watch = watch;
    }

    @GET
    @Path("/index")
    @RolesAllowed({Role.AGENT, Role.MANAGER, Role.ADMIN})
    public LibrarySync.State show() {
        return sync.state();
    }

    /** Every instance does it; {@code GET /v1/knowledge/index} tells when this one is done. */
    @POST
    @Path("/reindex")
    @RolesAllowed(Role.ADMIN)
    @ResponseStatus(202)
    public Uni<LibrarySync.State> rebuild() {
        return watch.askForRebuild().map(told -> sync.state());
    }
}
