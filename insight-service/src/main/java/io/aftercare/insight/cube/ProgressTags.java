package io.aftercare.insight.cube;

import io.aftercare.web.Caller;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** The progress of the tenant as a weak ETag. It is read before the figures, so that they are never older than it says. */
@Singleton
class ProgressTags {
    private static final String TAG = ProgressTags.class.getName();

    private final Caller caller;
    private final SecurityIdentity identity;
    private final Progress progress;
    private final Clock clock;

    ProgressTags(Caller caller, SecurityIdentity identity, Progress progress, Clock clock) {
        this.caller = caller;
        this.identity = identity;
        this.progress = progress;
        this.clock = clock;
    }

    @UnchangedUntilProgress
    @ServerRequestFilter
    public Uni<Response> unchanged(ContainerRequestContext request) {
        if (identity.isAnonymous()) {
            return Uni.createFrom().nullItem();
        }
        String asked = request.getHeaderString(HttpHeaders.IF_NONE_MATCH);
        // A window without an end moves on, and ages grow; what a minute old figure says is still right.
        long minute = clock.millis() / 60_000;
        return progress.of(caller.tenant()).map(stand -> {
            String tag = "W/\"" + stand + "." + minute + "\"";
            request.setProperty(TAG, tag);
            return tag.equals(asked)
                    ? Response.notModified().header(HttpHeaders.ETAG, tag).build()
                    : null;
        });
    }

    @UnchangedUntilProgress
    @ServerResponseFilter
    public void tag(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() == Response.Status.OK.getStatusCode() && request.getProperty(TAG) != null) {
            response.getHeaders().putSingle(HttpHeaders.ETAG, request.getProperty(TAG));
            response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        }
    }
}
