package io.aftercare.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses a body that announces more than the limit with a problem+json before it is read. Bodies that announce no
 * length run into {@code quarkus.http.limits.max-body-size}, where the connection is closed.
 */
@ApplicationScoped
class BodyLimit {
    private static final int BEFORE_ALL_OTHERS = 1000;

    private final long limit;
    private final long attachmentLimit;

    BodyLimit(
            @ConfigProperty(name = "aftercare.http.body-limit-bytes", defaultValue = "262144") long limit,
            @ConfigProperty(name = "aftercare.http.attachment-limit-bytes", defaultValue = "0") long attachmentLimit) {
        this.limit = limit;
        this.attachmentLimit = Math.max(limit, attachmentLimit);
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_ALL_OTHERS);
    }

    private static boolean takesFile(String path) {
        return path.endsWith("/attachments") || path.equals("/v1/knowledge/import");
    }

    private void check(RoutingContext request) {
        String announced = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        long limit = takesFile(request.normalizedPath()) ? attachmentLimit : this.limit;
        if (announced == null || Long.parseLong(announced) <= limit) {
            request.next();
            return;
        }
        JsonObject problem = new JsonObject()
                .put("type", Problems.TYPE_PREFIX + "body-too-large")
                .put("status", 413)
                .put("title", "Body too large")
                .put("detail", "The body has " + announced + " bytes; at most " + limit + " are read.");
        request.response()
                .setStatusCode(413)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .putHeader(HttpHeaders.CONNECTION, "close")
                .end(problem.encode());
    }
}
