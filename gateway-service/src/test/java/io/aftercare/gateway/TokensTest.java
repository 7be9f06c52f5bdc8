package io.aftercare.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.aftercare.gateway.backstage.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class TokensTest extends GatewayTest {
    static Stream<Arguments> refused() {
        return Stream.of(
                bad("expired", Tokens::expired, 401, "token-expired"),
                bad("signed by another", Tokens::signedByAnother, 401, "token-signature-invalid"),
                bad("from another issuer", Tokens::fromAnotherIssuer, 401, "token-issuer-unknown"),
                bad("not a token", tokens -> "abc", 401, "token-invalid"),
                bad("half a token", tokens -> tokens.of("a", "customer").substring(0, 60), 401, "token-invalid"),
                bad("without a tenant", Tokens::withoutTenant, 403, "tenant-missing"),
                bad("without a role", tokens -> tokens.of("lin-xiao"), 403, "role-not-allowed"),
                bad("of a service", tokens -> tokens.of("gateway", "service"), 403, "role-not-allowed"));
    }

    @ParameterizedTest(name = "a token {0}")
    @MethodSource("refused")
    void is_refused_with_the_reason(Function<Tokens, String> token, int status, String type) {
        given().auth()
                .oauth2(token.apply(backstage.tokens))
                .contentType("application/json")
                .body("{\"text\":\"你好\"}")
                .post(MESSAGES)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:aftercare:problem:" + type));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/conversations/019ab2d3-0000-7000-8000-000000000001",
                "/v1/orders/A1001",
                "/v1/cases",
                "/v1/tasks",
                "/v1/knowledge?q=a",
                "/v1/insights/events",
                "/v1/models"
            })
    void without_a_token_nothing_is_told(String path) {
        given().get(path)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", startsWith("Bearer"))
                .contentType("application/problem+json")
                .body("type", equalTo("urn:aftercare:problem:token-missing"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health/live", "/q/health/ready", "/q/metrics", "/q/openapi"})
    void operators_need_no_token(String path) {
        given().get(path).then().statusCode(200);
    }

    @Test
    void only_administrators_see_the_models() {
        customer().get("/v1/models").then().statusCode(403);
        as("agent-of-models", "agent").get("/v1/models/taxonomy").then().statusCode(403);
    }

    @Test
    void customers_do_not_see_insights() {
        customer().get("/v1/insights/events").then().statusCode(403).body("detail", containsString("groups"));
    }

    @Test
    void customers_do_not_move_cases() {
        customer().body("{}").post("/v1/cases/1/transitions").then().statusCode(403);
    }

    @Test
    void customers_ask_for_cases_and_do_with_them_what_is_theirs_to_do() {
        customer().body("{}").post("/v1/cases").then().statusCode(200);
        customer()
                .body("{}")
                .post("/v1/cases/1/commands/record_evidence")
                .then()
                .statusCode(200);
        customer()
                .body("{}")
                .post("/v1/cases/1/commands/accept_estimate")
                .then()
                .statusCode(200);
        customer()
                .contentType("image/png")
                .body(new byte[300_000])
                .post("/v1/cases/1/attachments?name=a.png")
                .then()
                .statusCode(200);
        for (String notTheirs : List.of("commands/approve", "commands/refund", "merge", "notes", "assignment")) {
            customer().body("{}").post("/v1/cases/1/" + notTheirs).then().statusCode(403);
        }
        as("agent-1", "agent")
                .body("{}")
                .post("/v1/cases/1/commands/approve")
                .then()
                .statusCode(200);
    }

    @Test
    void agents_see_insights_and_move_cases() {
        as("agent-1", "agent").get("/v1/insights/events").then().statusCode(200);
        as("agent-1", "agent").body("{}").post("/v1/cases/1/transitions").then().statusCode(200);
    }

    private static Arguments bad(String name, Function<Tokens, String> token, int status, String type) {
        return Arguments.of(Named.of(name, token), status, type);
    }
}
