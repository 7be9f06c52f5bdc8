package io.aftercare.intent.model;

import io.aftercare.intent.rules.RuleBook;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Loads the models before the first request can arrive; a model that is not in order stops the start. */
@Singleton
class ModelBeans {
    @Startup
    @Produces
    @Singleton
    IntentModels models(ModelConfig config, RuleBook rules) {
        return IntentModels.load(config.directory(), rules.intents().codes(), config.engineOptions());
    }

    void close(@Disposes IntentModels models) {
        models.close();
    }
}
