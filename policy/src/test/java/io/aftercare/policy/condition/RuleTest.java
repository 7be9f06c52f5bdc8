package io.aftercare.policy.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            reason == 'defect'                                      | true
            reason != 'defect'                                      | false
            line.class in ['appliance', 'electronics']              | true
            'photo' in evidence                                     | true
            'video' in evidence                                     | false
            evidence.exists(given, given == 'photo')                | true
            line.repairs >= 2 && !line.in_stock                     | false
            order.received && line.paid_price < 5000                | true
            """)
    void aConditionAnswersFromTheFacts(String condition, boolean holds) {
        assertThat(Rule.of(condition).holds(facts())).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            reason == 'deffect'                | reason is never 'deffect'; it is one of no_reason,
            'fotos' in evidence                | evidence is never 'fotos'
            line.class in ['toy']              | line.class is never 'toy'
            !(condition in ['used', 'wornout'])| condition is never 'wornout'
            line.colour == 'red'               | undeclared reference to 'line'
            reason ==                          | is not a condition
            line.quantity                      | expected type 'bool' but found 'int'
            line.quantity == 'two'             | no matching overload
            """)
    void aConditionThatCannotHoldIsRefusedByName(String condition, String because) {
        assertThatThrownBy(() -> Rule.of(condition))
                .isInstanceOf(ConditionRefused.class)
                .hasMessageContaining(because);
    }

    @Test
    void aConditionKnowsTheWordsItDependsOn() {
        assertThat(Rule.of("reason == 'defect' && line.class in ['digital']").words())
                .containsExactlyInAnyOrder(Vocabulary.REASON, Vocabulary.CLASS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            reason == 'no_reason'                                                            | true
            'no_reason' == reason && line.class == 'clothing'                                | true
            order.received && (line.in_stock && reason=="no_reason")                         | true
            reason in ['no_reason']                                                          | true
            `reason == 'no_reason' && order.paid || reason == 'no_reason' && order.received` | true
            `reason == 'no_reason' || reason == 'defect'`                                    | false
            reason in ['no_reason', 'defect']                                                | false
            !(reason == 'no_reason')                                                         | false
            reason != 'no_reason'                                                            | false
            line.sku == "reason == 'no_reason'"                                              | false
            """)
    void aConditionShowsByItsFormWhatItDemands(String condition, boolean demands) {
        assertThat(Rule.of(condition).demands(Vocabulary.REASON, "no_reason")).isEqualTo(demands);
    }

    @Test
    void factsThatLackAWordAreRefused() {
        assertThatThrownBy(() -> new Facts(Map.of(Vocabulary.REASON, "defect"), Map.of()).checked())
                .hasMessageContaining("condition is missing");
    }

    private static Facts facts() {
        Map<Vocabulary, Object> values = new EnumMap<>(Vocabulary.class);
        for (Vocabulary word : Vocabulary.values()) {
            values.put(
                    word,
                    switch (word.kind()) {
                        case WORD -> "";
                        case WORDS -> List.of("photo");
                        case NUMBER -> 2L;
                        case FLAG -> true;
                    });
        }
        values.put(Vocabulary.CLASS, "appliance");
        return new Facts(Map.of(Vocabulary.REASON, "defect"), values).checked();
    }
}
