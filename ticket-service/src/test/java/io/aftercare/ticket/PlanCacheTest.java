package io.aftercare.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.ticket.testing.Person;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.impl.MutinySessionImpl;
import org.hibernate.reactive.session.ReactiveSession;
import org.junit.jupiter.api.Test;

/** Hibernate keeps a plan for every query that there is, and none for every call. */
@QuarkusTest
class PlanCacheTest {
    @Inject
    Mutiny.SessionFactory sessions;

    @Test
    void aThousandCallsLeaveNoPlansBehind() throws Throwable {
        String tenant = Person.newTenant();
        Person lin = Person.customer(tenant, "lin-xiao");
        Person agent = Person.agent(tenant);
        String id = lin.asksFor("return").statusCode(201).extract().path("id");
        round(agent, lin, id);
        int before = plans();

        for (int n = 0; n < 200; n++) {
            round(agent, lin, id);
        }

        // A watch may ask its first question meanwhile; a plan for every round would be two hundred and more.
        assertThat(plans()).isLessThan(before + 50);
    }

    /** A search by staff and one by a customer, a claim of turns, and a key that is used twice. */
    private static void round(Person agent, Person lin, String id) {
        String key = UUID.randomUUID().toString();
        for (int attempt = 0; attempt < 2; attempt++) {
            agent.asks()
                    .header("Idempotency-Key", key)
                    .body(Map.of("text", "again"))
                    .post("/v1/cases/{id}/notes", id)
                    .then()
                    .statusCode(201);
        }
        agent.get("/v1/cases?q=again").statusCode(200);
        lin.get("/v1/cases?q=again").statusCode(200);
        Person.gateway(null).post(Map.of("limit", 1), "/v1/turns/claim").statusCode(200);
    }

    private int plans() throws Throwable {
        return VertxContextSupport.subscribeAndAwait(() -> sessions.withSession(session -> Uni.createFrom()
                .item(((MutinySessionImpl) session)
                        .unwrap(ReactiveSession.class)
                        .getFactory()
                        .getQueryEngine()
                        .getInterpretationCache()
                        .getNumberOfCachedQueryPlans())));
    }
}
