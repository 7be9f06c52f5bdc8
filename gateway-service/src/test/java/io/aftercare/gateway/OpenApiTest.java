package io.aftercare.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OpenApiTest extends GatewayTest {
    @Test
    void the_public_contract_is_published_with_examples() {
        given().accept("application/json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body("openapi", startsWith("3.1"))
                .body("paths.'/v1/conversations/{id}/messages'.post.operationId", equalTo("say"))
                .body(
                        "paths.'/v1/conversations/{id}/messages'.post.responses.'200'.'$ref'",
                        equalTo("#/components/responses/Turn"))
                .body("components.responses.Turn.content", hasKey("text/event-stream"))
                .body(
                        "components.responses.Turn.content.'application/json'.examples",
                        hasKey("return-of-a-faulty-coat"))
                .body("components.requestBodies.Message.content.'application/json'.examples", hasKey("zh"))
                .body("components.schemas.Turn.properties", hasKey("understanding"))
                .body("paths", hasKey("/v1/orders/{id}"))
                .body("components.securitySchemes", hasKey("bearer"));
    }
}
