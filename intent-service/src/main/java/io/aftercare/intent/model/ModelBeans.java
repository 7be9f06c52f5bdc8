package io.aftercare.intent.model;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;

/** Loads the models before the first request can arrive. */
@Singleton
class ModelBeans {
    private static final Logger LOG = Logger.getLogger(ModelBeans.class);

    @Startup
    @Produces
    @Singleton
    ModelRegistry models(ModelConfig config, MeterRegistry meters) {
        ModelRegistry models = ModelRegistry.load(
                config.directory(),
                config.pinned().orElse(List.of()),
                config.engineOptions(),
                id -> new ModelMeters(meters, id));
        models.refused().forEach(refused -> LOG.warnf("model=%s refused: %s", refused.directory(), refused.reason()));
        meters.gauge("aftercare.inference.stood.in", models, ModelRegistry::stoodIn);
        return models;
    }

    void close(@Disposes ModelRegistry models) {
        models.close();
    }
}
