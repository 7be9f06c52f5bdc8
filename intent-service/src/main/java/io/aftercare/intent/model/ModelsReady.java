package io.aftercare.intent.model;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once the default pack's models are loaded, verified and warmed, which is what makes {@link ModelRegistry} exist;
 * a model that is refused beside them is told here, and takes nobody's answer away.
 */
@Readiness
@ApplicationScoped
class ModelsReady implements HealthCheck {
    private final ModelRegistry models;

    ModelsReady(ModelRegistry models) {
        this.models = models;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("intent models");
        models.views()
                .forEach(model -> response.withData(
                        model.pack() + "/" + model.language().code() + "/" + model.version(),
                        model.isDefault() ? "default" : "served"));
        models.refused().forEach(model -> response.withData(model.directory(), "refused: " + model.reason()));
        return response.up().build();
    }
}
