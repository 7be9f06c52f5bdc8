package io.aftercare.intent;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class BadInputTest {
    private static ValidatableResponse post(String path, byte[] body) {
        return given().contentType("application/json").body(body).post(path).then();
    }

    private static ValidatableResponse post(String body) {
        return post("/v1/understand", body.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertProblem(ValidatableResponse response) {
        response.statusCode(400)
                .contentType(startsWith("application/problem+json"))
                .body("status", is(400))
                .body("detail", not(nullValue()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                        | message-empty
            {"text":null}                             | message-empty
            {"text":""}                               | message-empty
            {"text":"  "}                             | message-empty
            {"text":"a\\u0000b"}                      | message-not-text
            {"text":"\\ud83d"}                        | message-not-text
            {"text":"退货","history":[""]}            | message-empty
            {"text":"退货","history":[null]}          | message-empty
            {"text":"退货","history":["\\u0000"]}     | message-not-text
            """)
    void badMessagesHaveANamedProblem(String body, String type) {
        ValidatableResponse response = post(body);

        assertProblem(response);
        response.body("type", is("urn:aftercare:problem:" + type));
    }

    @Test
    void aMessageThatIsTooLongIsRefused() {
        ValidatableResponse response = post("{\"text\":\"" + "退".repeat(5_000) + "\"}");

        assertProblem(response);
        response.body("type", is("urn:aftercare:problem:message-too-long"))
                .body("detail", is("'text' has 5,000 characters; at most 4,000 are read."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\":123}",
                "{\"text\":true}",
                "{\"text\":[\"退货\"]}",
                "{\"text\":{\"a\":1}}",
                "{\"text\":\"退货\",\"history\":\"前面\"}",
                "{\"text\":\"退货\",\"history\":[1]}",
                "{\"text\":\"退货\",\"explain\":\"maybe\"}",
                "{\"text\":\"退货\",\"locale\":7}",
                "[]",
                "\"退货\"",
                "null",
                "",
                "{\"text\":\"退货\"",
                "{text:退货}",
                "not json"
            })
    void whatDoesNotFitIsA400(String body) {
        assertProblem(post(body));
    }

    @Test
    void brokenUtf8IsA400() {
        byte[] body = "{\"text\":\"退货\"}".getBytes(StandardCharsets.UTF_8);
        body[10] = (byte) 0xC3;
        assertProblem(post("/v1/understand", body));

        assertProblem(post("/v1/understand", new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 1, 2}));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"items\":[]}", "{\"items\":[null]}", "{\"items\":[{\"text\":\"\"}]}", "{\"items\":7}"})
    void badBatchesAreRefusedWhole(String body) {
        assertProblem(post("/v1/understand/batch", body.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void anotherMediaTypeIsNotRead() {
        given().contentType("text/plain")
                .body("退货")
                .post("/v1/understand")
                .then()
                .statusCode(415);
    }

    @Test
    void aTokenThatCannotBeReadIsNobodysBusinessHere() {
        given().contentType("application/json")
                .header("Authorization", "Bearer nonsense")
                .body("{\"text\":\"退货\"}")
                .post("/v1/understand")
                .then()
                .statusCode(200);
    }
}
