package io.aftercare.gateway;

import static io.restassured.RestAssured.given;

import io.aftercare.gateway.backstage.Backstage;
import io.aftercare.gateway.backstage.TicketPeer;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.WithTestResource;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of the running gateway share: everything behind it, and a customer who writes. */
@WithTestResource(Backstage.class)
abstract class GatewayTest {
    static final String QUALITY_COMPLAINT = "我收到的商品有质量问题，要求退货。";
    static final String MESSAGES = "/v1/conversations/" + TicketPeer.CONVERSATION + "/messages";

    Backstage backstage;

    @BeforeEach
    void everyoneIsBackAndTrustedAgain() {
        backstage.reset();
        resetBreakers();
    }

    /** Where the service is a process of its own, its breakers are its own affair. */
    private static void resetBreakers() {
        if (Arc.container() != null) {
            Arc.container().instance(CircuitBreakerMaintenance.class).get().resetAll();
        }
    }

    /** A customer of this test alone, so that no other test's requests count against the rate. */
    RequestSpecification customer() {
        return as("customer-" + UUID.randomUUID(), "customer");
    }

    RequestSpecification as(String subject, String... roles) {
        return given().auth().oauth2(backstage.tokens.of(subject, roles)).contentType("application/json");
    }

    ValidatableResponse say(String text) {
        return customer()
                .body("{\"text\":\"" + text + "\",\"orderId\":\"A1003\"}")
                .post(MESSAGES)
                .then();
    }
}
