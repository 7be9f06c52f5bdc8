package io.aftercare.ticket.cases;

import io.smallrye.config.ConfigMapping;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.Map;

/** Gives cases the limits that the merchant has set. */
@ApplicationScoped
class AuthorityWiring {
    @ConfigMapping(prefix = "aftercare.authority")
    interface Config {
        /** Role, currency, and the most that the role may approve at once. */
        Map<String, Map<String, BigDecimal>> limits();

        /** The same of a compensation, which is paid on top of a refund. */
        Map<String, Map<String, BigDecimal>> compensations();
    }

    @Produces
    @Singleton
    Authority authority(Config config) {
        return new Authority(config.limits(), config.compensations());
    }
}
