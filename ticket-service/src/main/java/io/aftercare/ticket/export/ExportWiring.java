package io.aftercare.ticket.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.aftercare.web.export.RowStream;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The lists of this service, over its database. */
final class ExportWiring {
    private ExportWiring() {}

    @Produces
    @Singleton
    static RowStream exports(Pool pool, ObjectMapper json) {
        return new RowStream(Listings.all(), pool, json);
    }
}
