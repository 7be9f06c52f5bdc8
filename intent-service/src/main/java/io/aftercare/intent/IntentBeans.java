package io.aftercare.intent;

import io.aftercare.intent.entity.EntityFinder;
import io.aftercare.intent.explain.Explainer;
import io.aftercare.intent.explain.Segmenter;
import io.aftercare.intent.language.Languages;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneId;

/** The parts without a framework, as beans. */
@Singleton
class IntentBeans {
    /** "昨天" is meant by the calendar of the shop's customers. */
    private static final ZoneId CUSTOMERS = ZoneId.of("Asia/Shanghai");

    @Produces
    @Singleton
    Clock clock() {
        return Clock.system(CUSTOMERS);
    }

    @Produces
    @Singleton
    Languages languages() {
        return Languages.load();
    }

    @Produces
    @Singleton
    Explainer explainer() {
        return new Explainer(Segmenter.load());
    }

    @Produces
    @Singleton
    EntityFinder entityFinder(Clock clock) {
        return new EntityFinder(clock);
    }
}
