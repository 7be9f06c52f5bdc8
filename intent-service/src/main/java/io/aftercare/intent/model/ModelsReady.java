package io.aftercare.intent.model;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the models are loaded, verified and warmed, which is what makes {@link IntentModels} exist. */
@Readiness
@ApplicationScoped
class ModelsReady implements HealthCheck {
    private final IntentModels models;

    ModelsReady(IntentModels models) {
        this.models = models;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("intent models");
        models.views().forEach(model -> response.withData(model.name(), model.version()));
        return response.up().build();
    }
}
