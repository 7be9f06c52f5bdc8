package io.aftercare.intent;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Back-filling: many messages, of which a bad one spoils only itself. */
@QuarkusTest
class BulkTest {
    private static final Map<String, Object> GOOD = Map.of("text", "我要退货");

    private static ValidatableResponse bulk(List<?> items) {
        return given().contentType("application/json")
                .header("X-Aftercare-Tenant", "shop-1")
                .body(Map.of("items", items))
                .post("/v1/understand/bulk")
                .then();
    }

    @Test
    void eachMessageIsAnsweredOrRefusedOnItsOwn() {
        List<Object> items = new ArrayList<>(List.of(
                GOOD,
                Map.of("text", ""),
                Map.of("text", "hello", "pack", "no-such-pack"),
                Map.of("text", "I want a refund")));
        items.add(null);

        bulk(items)
                .statusCode(200)
                .body("items", hasSize(5))
                .body("items[0].understanding.intents[0].group", is("return"))
                .body("items[0].problem", nullValue())
                .body("items[1].understanding", nullValue())
                .body("items[1].problem.type", is("urn:aftercare:problem:message-empty"))
                .body("items[1].problem.status", is(400))
                .body("items[2].problem.detail", containsString("no-such-pack"))
                .body("items[3].understanding.intents[0].group", is("refund"))
                .body("items[4].problem.type", is("urn:aftercare:problem:message-empty"));
    }

    @Test
    void theAnswersOfManyStandInTheOrderOfTheMessages() {
        List<Map<String, Object>> items = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            items.add(Map.of("text", "订单号" + (1_000_000 + i) + "什么时候发货"));
        }

        ValidatableResponse response =
                bulk(items).statusCode(200).body("items.understanding", everyItem(notNullValue()));
        for (int i : List.of(0, 1, 31, 59)) {
            response.body("items[" + i + "].understanding.entities.value", contains(Integer.toString(1_000_000 + i)));
        }
    }

    @Test
    void thereMustBeAListOfAtMostAThousand() {
        bulk(List.of()).statusCode(400).body("type", is("urn:aftercare:problem:items-missing"));
        bulk(Collections.nCopies(1_001, GOOD)).statusCode(400).body("type", is("urn:aftercare:problem:too-many-items"));
    }

    @Test
    void refreshingChangesNothingWhereNothingHasChanged() {
        given().contentType("application/json")
                .body("{}")
                .post("/v1/models/refresh")
                .then()
                .statusCode(200)
                .body("refused", hasSize(0))
                .body("items.findAll { it.default }.size()", is(4));
    }
}
