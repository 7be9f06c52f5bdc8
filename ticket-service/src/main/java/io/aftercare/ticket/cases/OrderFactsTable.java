package io.aftercare.ticket.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aftercare.ticket.orders.OrderDirectory.ShopCustomer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What the shop said of the orders of a return, as it was first heard. */
@ApplicationScoped
class OrderFactsTable {
    private static final String KEEP = """
            insert into ticket.order_facts (case_id, order_id, tenant, facts, tier, told_at)
            values ($1, $2, $3, $4, $5, $6) on conflict do nothing
            """;
    private static final String OF_CASE =
            "select order_id, facts, tier from ticket.order_facts where tenant = $1 and case_id = $2";

    private final Pool pool;
    private final ObjectMapper json;
    private final Clock clock;

    OrderFactsTable(Pool pool, ObjectMapper json, Clock clock) {
        this.pool = pool;
        this.json = json;
        this.clock = clock;
    }

    record Told(String orderId, JsonNode facts, Optional<ShopCustomer> customer) {
        Told with(FactsAtOpening opening) {
            return new Told(orderId, opening.of(facts), customer);
        }
    }

    Uni<Void> keep(String tenant, UUID caseId, Told told) {
        return pool.preparedQuery(KEEP)
                .execute(Tuple.tuple()
                        .addUUID(caseId)
                        .addString(told.orderId())
                        .addString(tenant)
                        .addValue(new JsonObject(told.facts().toString()))
                        .addString(told.customer().map(ShopCustomer::tier).orElse(null))
                        .addOffsetDateTime(clock.instant().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    Uni<List<Told>> of(String tenant, UUID caseId) {
        return pool.preparedQuery(OF_CASE)
                .execute(Tuple.of(tenant, caseId))
                .map(rows -> rows.stream().map(this::told).toList());
    }

    private Told told(Row row) {
        try {
            return new Told(
                    row.getString("order_id"),
                    json.readTree(row.getJsonObject("facts").encode()),
                    Optional.ofNullable(row.getString("tier")).map(tier -> new ShopCustomer(null, tier)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The facts of an order in the database cannot be read", e);
        }
    }
}
