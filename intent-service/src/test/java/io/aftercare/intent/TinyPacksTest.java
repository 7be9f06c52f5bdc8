package io.aftercare.intent;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.aftercare.intent.model.TinyModels;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is made of a model's scores, with models that know so few words that their scores are no secret. */
@QuarkusTest
@TestProfile(TinyPacksTest.Tiny.class)
class TinyPacksTest {
    public static class Tiny implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                Path models = Files.createTempDirectory("tiny-models");
                TinyModels tiny = TinyModels.in(models).withBank();
                tiny.afterSales("zh", 3);
                tiny.afterSales("zh", 4);
                tiny.edit("after-sales/zh/4", manifest -> manifest.put("schema", 9));
                return Map.of(
                        "aftercare.models.directory", models.toString(), "aftercare.models.pinned", "after-sales/zh=2");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static ValidatableResponse understand(String text, Object... more) {
        Map<String, Object> body = new HashMap<>();
        body.put("text", text);
        for (int i = 0; i < more.length; i += 2) {
            body.put((String) more[i], more[i + 1]);
        }
        return given().contentType("application/json")
                .body(body)
                .post("/v1/understand")
                .then();
    }

    @Test
    void eachHeadTellsItsPart() {
        understand("手机坏了怎么退")
                .statusCode(200)
                .body("language", is("zh"))
                .body("intents[0].name", is("return.request"))
                .body("intents[0].kind", is("return"))
                .body("kinds.kind", contains("return"))
                .body("kinds[0].confidence", greaterThan(0.9f))
                .body("act.label", is("question"))
                .body("sentiment.label", is("negative"))
                .body("urgency", is("normal"))
                .body("complaint.category", is("product_quality"))
                .body("complaint.confidence", greaterThan(0.9f))
                .body("outOfScope.value", is(false))
                .body("entities[0].type", is("product"))
                .body("entities[0].value", is("手机"))
                .body("model.name", is("after-sales-zh"))
                .body("model.pack", is("after-sales"))
                .body("model.version", is("2"))
                .body("$", not(hasKey("sources")))
                .body("$", not(hasKey("explanation")))
                .body("$", not(hasKey("clarify")));
        understand("退").body("$", not(hasKey("complaint")));
    }

    @Test
    void intentsAreAllThatMayWellBeMeant() {
        understand("退").body("intents.name", contains("return.request"));
        understand("退换").body("intents.name", contains("return.request", "exchange.request"));
        understand("车").body("intents", hasSize(5));
    }

    @Test
    void takingAReturnBackOpensNothingNew() {
        understand("撤退").body("intents[0].name", is("return.cancel")).body("intents[0].kind", nullValue());
    }

    @Test
    void twoCloseIntentsAreAskedAboutInTheLanguageOfTheMessage() {
        understand("退换")
                .body("clarify.question", is("您是想「申请退货」，还是「申请换货」？"))
                .body("clarify.options.intent", contains("return.request", "exchange.request"))
                .body("clarify.options.label", contains("申请退货", "申请换货"));
        understand("return or exchange")
                .body("clarify.question", is("Do you mean “Request a return” or “Request an exchange”?"));
        understand("天天天退换").body("outOfScope.value", is(true)).body("clarify", nullValue());
    }

    @Test
    void whatIsOutOfScopeIsSaidToBe() {
        understand("今天天").body("outOfScope.value", is(true)).body("outOfScope.score", greaterThan(0.9f));
        understand("😡😡😡").body("outOfScope.value", is(true));
        understand("😡", "history", List.of("退"))
                .body("outOfScope.value", is(false))
                .body("intents[0].name", is("return.request"));
    }

    @Test
    void whatWasSaidBeforeIsReadAsContext() {
        understand("好", "history", List.of("退", "退", "换")).body("intents.name", hasItem("exchange.request"));
        understand("A1002", "history", List.of("退"))
                .body("intents[0].name", is("return.request"))
                .body("entities[0].value", is("A1002"));
    }

    @ParameterizedTest
    @CsvSource({"A1002, order.status", "SF1234567890123, logistics.where_is_it"})
    void aBareNumberAsksForWhatItStandsFor(String number, String intent) {
        understand(number)
                .body("intents[0].name", is(intent))
                .body("intents[0].confidence", greaterThan(0.7f))
                .body("outOfScope.value", is(false));
    }

    @Test
    void sourceLabelsAreToldWhenAskedFor() {
        understand("票", "labels", "source")
                .body("sources.name", contains("发票", "退换货"))
                .body("sources[0].confidence", greaterThan(0.9f));
        understand("票", "labels", "leaf").body("sources", nullValue());
    }

    @Test
    void theBestIntentIsExplainedByTheWordsThatSpeakForIt() {
        understand("😡 手机 Ａ退", "explain", true)
                .body("explanation", hasSize(1))
                .body("explanation[0].intent", is("return.request"))
                .body("explanation[0].confidence", greaterThan(0.9f))
                .body("explanation[0].segments", hasSize(1))
                .body("explanation[0].segments[0].text", is("退"))
                .body("explanation[0].segments[0].start", is(7))
                .body("explanation[0].segments[0].end", is(8))
                .body("explanation[0].segments[0].weight", greaterThan(0.5f));
    }

    @Test
    void otherIntentsAreExplainedWhenNamed() {
        understand("退，票", "explain", true, "explainIntents", List.of("invoice.request", "exchange.request"))
                .body("explanation.intent", contains("invoice.request", "exchange.request"))
                .body("explanation[0].segments.text", contains("票"))
                .body("explanation[1].segments", empty());
        understand("A1002", "history", List.of("退"), "explain", true)
                .body("explanation[0].intent", is("return.request"))
                .body("explanation[0].segments", empty());
    }

    @Test
    void anotherPackIsAskedByName() {
        understand("my card for a return", "pack", "banking77", "explain", true)
                .statusCode(200)
                .body("intents[0].name", is("card_arrival"))
                .body("intents[0].group", is("card_arrival"))
                .body("model.name", is("banking77-en"))
                .body("model.pack", is("banking77"))
                .body("sentiment.label", is("neutral"))
                .body("kinds", empty())
                .body("complaint", nullValue())
                .body("explanation[0].segments[0].text", is("card"));
    }

    @Test
    void anotherVersionIsAskedByNumber() {
        understand("退", "version", "3").body("model.version", is("3"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            退     | pack           | nothing    | pack-unknown          | There is no pack 'nothing'; there is after-sales, banking77.
            退     | pack           | banking77  | pack-language-missing | The pack banking77 has no model for zh, which the message is in; it has one for en.
            退     | version        | 7          | version-unknown       | There is no version '7' of after-sales for zh; there is 2, 3.
            退     | version        | 4          | version-unknown       | There is no version '4' of after-sales for zh; there is 2, 3.
            return | version        | 3          | version-unknown       | There is no version '3' of after-sales for en; there is 2.
            退     | locale         | fr-CA      | locale-unknown        | 'locale' 'fr-CA' is of no language served here: send a tag of zh or en, or none and the language is detected.
            退     | labels         | all        | labels-unknown        | 'labels' must be leaf or source, not 'all'.
            """)
    void whatThereIsNotIsRefusedByName(String text, String field, String value, String type, String detail) {
        understand(text, field, value)
                .statusCode(400)
                .contentType(startsWith("application/problem+json"))
                .body("type", is("urn:aftercare:problem:" + type))
                .body("detail", is(detail));
    }

    @Test
    void intentsToExplainMustBeOfThePackAndFew() {
        understand("退", "explainIntents", List.of("card_arrival"))
                .statusCode(400)
                .body("type", is("urn:aftercare:problem:intent-unknown"))
                .body(
                        "detail",
                        startsWith(
                                "'explainIntents' names 'card_arrival', which is no intent of the pack after-sales"));
        understand("退", "explainIntents", List.of("return.request", "return.cancel", "order.status", "invoice.request"))
                .statusCode(400)
                .body("type", is("urn:aftercare:problem:too-many-intents"));
        understand("card", "pack", "banking77", "labels", "source")
                .statusCode(400)
                .body("type", is("urn:aftercare:problem:labels-unavailable"));
    }

    @Test
    void aBatchIsRefusedWholeWhenOneItemAsksForWhatThereIsNot() {
        given().contentType("application/json")
                .body(Map.of("items", List.of(Map.of("text", "退"), Map.of("text", "退", "pack", "nothing"))))
                .post("/v1/understand/batch")
                .then()
                .statusCode(400)
                .body("type", is("urn:aftercare:problem:pack-unknown"));
    }

    @Test
    void servedAndRefusedModelsAreListed() {
        given().get("/v1/models")
                .then()
                .statusCode(200)
                .body("items.name", contains("after-sales-zh", "after-sales-zh", "after-sales-en", "banking77-en"))
                .body("items.version", contains("2", "3", "2", "1"))
                .body("items.default", contains(true, false, true, true))
                .body("items[0].pack", is("after-sales"))
                .body("items[0].language", is("zh"))
                .body("items[0].heads.leaves.labels", is(7))
                .body("items[0].heads.kinds.thresholds", hasSize(3))
                .body("items[0].decisions.intentSet.threshold", is(0.1f))
                .body("items[0].files.'embeddings.bin'.bytes", greaterThan(0))
                .body("items[0].files.values().sha256", everyItem(allOf(not(nullValue()), not(containsString("-")))))
                .body("items[0].bytes", greaterThan(0))
                .body("items[0].figures.top1", is(0.9f))
                .body("items[3].encoder", is("after-sales/en/2"))
                .body("refused", hasSize(1))
                .body("refused[0].directory", is("after-sales/zh/4"))
                .body("refused[0].reason", containsString("it must have the schema 2, not 9"));
    }

    @Test
    void theTaxonomyOfEachPackCanBeRead() {
        given().get("/v1/models/taxonomy").then().statusCode(200).body("intents.code", hasItem("return.request"));
        given().get("/v1/models/packs/banking77/taxonomy")
                .then()
                .statusCode(200)
                .body("intents.code", contains("card_arrival", "exchange_rate"));
        given().get("/v1/models/packs/nothing/taxonomy")
                .then()
                .statusCode(404)
                .body("type", is("urn:aftercare:problem:pack-not-found"));
    }

    @Test
    void aRefusedModelIsToldAndTakesNoReadinessAway() {
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("status", is("UP"))
                .body("checks.find { it.name == 'intent models' }.data.'after-sales/zh/2'", is("default"))
                .body("checks.find { it.name == 'intent models' }.data.'after-sales/zh/3'", is("served"))
                .body("checks.find { it.name == 'intent models' }.data.'after-sales/zh/4'", startsWith("refused: "));
    }

    @Test
    void metricsTellTimesAndMessagesOfEachModel() {
        understand("退", "version", "3");

        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString(
                        "aftercare_intent_model_seconds_count{language=\"zh\",pack=\"after-sales\",version=\"3\"}"))
                .body(
                        containsString(
                                "aftercare_intent_messages_total{group=\"return\",language=\"zh\",pack=\"after-sales\",version=\"3\"}"));
    }

    @Test
    void aMessageInAnotherLanguageIsReadWithLessConfidence() {
        understand("hola return mi pedido por favor")
                .body("language", is("en"))
                .body("intents[0].name", is("return.request"))
                .body("intents[0].confidence", lessThan(0.5f));
    }
}
