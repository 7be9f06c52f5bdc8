package io.aftercare.web;

import io.quarkus.arc.properties.IfBuildProperty;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** The tenant that a calling service names for the request at hand. */
@RequestScoped
@IfBuildProperty(name = "quarkus.smallrye-jwt.enabled", stringValue = "true", enableIfMissing = true)
class TenantHeader {
    private final RoutingContext request;

    TenantHeader(RoutingContext request) {
        this.request = request;
    }

    Optional<String> value() {
        return Optional.ofNullable(request.request().getHeader(Caller.TENANT_HEADER));
    }
}
