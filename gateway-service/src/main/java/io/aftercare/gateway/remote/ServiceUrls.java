package io.aftercare.gateway.remote;

import io.smallrye.config.ConfigMapping;
import java.net.URI;

/** Where the services behind the gateway listen. */
@ConfigMapping(prefix = "aftercare.services")
interface ServiceUrls {
    URI ticket();

    URI intent();

    URI reply();

    URI insight();

    default URI of(Downstream service) {
        return switch (service) {
            case TICKET -> ticket();
            case INTENT -> intent();
            case REPLY -> reply();
            case INSIGHT -> insight();
        };
    }
}
