package io.aftercare.local.launcher.eval.talks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectedTest {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final JsonNode TURN = yaml("""
            decision: {asks: [photo], order: {promisedShipBy: 2026-11-24T17:00:00Z, note: '', name: {zh: 手表, en: watch}, fee: {amount: '59.00'}, total: {amount: '459.00', currency: CNY}}}
            reply: {source: case, language: en, text: 'The watch ships by 25 Nov for CNY 459.00.', promises: [{kind: ship_by}]}
            case: {kind: return}
            handoff: null
            missing: []
            """);

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            {source: [order, case]};
            {source: [order]};reply from order expected, was case
            {kind: [return]};
            {kind: [none]};case none expected, was return
            {handoff: false};
            {handoff: true};handoff expected
            {promise: ship_by};
            {promise: call_back};promise call_back expected
            {asks: photo};
            {asks: order};a question for the order expected
            {says: ['THE WATCH|earbuds']};
            {says: ['earbuds']};expected: earbuds
            {lacks: ['earbuds']};
            {lacks: ['\\d+ Nov']};not expected: \\d+ Nov
            """)
    void tellsWhatIsOtherwise(String expected, String miss) {
        assertThat(expected(expected).misses(TURN, "en")).isEqualTo(miss == null ? List.of() : List.of(miss));
    }

    /** 17:00 in Greenwich is the next day in China. */
    @Test
    void aFieldHasToBeSaidAsACustomerReadsIt() {
        Expected facts = expected(
                "{tells: [decision.order.promisedShipBy, decision.order.name, decision.order.total, decision.order.x]}");

        assertThat(facts.misses(TURN, "en"))
                .containsExactly("decision.order.x expected: (the turn has no decision.order.x)");
        assertThat(facts.misses(TURN, "zh"))
                .contains("decision.order.promisedShipBy expected: 11月25日", "decision.order.name expected: 手表");
    }

    @Test
    void aFieldIsNotSaidByAPartOfAnotherNorByNothing() {
        assertThat(expected("{tells: [decision.order.fee]}").misses(TURN, "en"))
                .containsExactly("decision.order.fee expected: 59.00");
        assertThat(expected("{tells: [decision.order.note]}").misses(TURN, "en"))
                .containsExactly("decision.order.note expected: (the turn has no decision.order.note)");
    }

    @Test
    void anAnswerThatHadToDoWithoutSomethingIsNotWhatAnybodyExpects() {
        JsonNode degraded = yaml("{reply: {source: order, language: zh, text: 好}, missing: [understanding]}");

        assertThat(Expected.ANYTHING.misses(degraded, "zh")).containsExactly("without understanding");
    }

    private static Expected expected(String yaml) {
        try {
            return YAML.readValue(yaml, Expected.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static JsonNode yaml(String text) {
        try {
            return YAML.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
