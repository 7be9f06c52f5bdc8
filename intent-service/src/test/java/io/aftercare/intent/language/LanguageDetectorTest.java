package io.aftercare.intent.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageDetectorTest {
    private static final Languages LANGUAGES = Languages.load();

    private static Detected detect(String text, Optional<Language> hint) {
        return LANGUAGES.detector().detect(LANGUAGES.fold(text), hint);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', textBlock = """
            我想退货                                        | ZH
            請問怎麼換貨                                    | ZH
            我想return这个order                             | ZH
            iPhone 15 Pro Max 怎么退货                      | ZH
            MacBook Air M3 保修多久                         | ZH
            How do I return this?                           | EN
            I ordered the 红色 dress but got a blue one     | EN
            Where is my order 订单 A1001                    | EN
            refund                                          | EN
            """)
    void theHeavierLanguageWins(String text, Language expected) {
        assertThat(detect(text, Optional.empty())).isEqualTo(new Detected(expected, 1));
    }

    @ParameterizedTest(name = "{0} is read as {1}, with less confidence")
    @CsvSource(delimiter = '|', textBlock = """
            Hola, ¿dónde está mi pedido?         | EN
            Wo ist meine Bestellung?             | EN
            Bonjour, où est ma commande          | EN
            где мой заказ                        | EN
            주문한 상품이 안 왔어요              | EN
            注文した商品が届きません             | ZH
            """)
    void anotherLanguageIsReadInTheNearest(String text, Language nearest) {
        Detected detected = detect(text, Optional.empty());

        assertThat(detected.language()).isEqualTo(nearest);
        assertThat(detected.confidence()).isLessThan(0.5);
    }

    @Test
    void whereThereAreNoWordsTheLocaleDecides() {
        assertThat(detect("A1002", Optional.of(Language.EN)).language()).isEqualTo(Language.EN);
        assertThat(detect("A1002", Optional.empty()).language()).isEqualTo(Language.ZH);
        assertThat(detect("😡😡", Optional.of(Language.EN)).language()).isEqualTo(Language.EN);
    }

    @Test
    void theLocaleDoesNotOutweighWords() {
        assertThat(detect("我要退货", Optional.of(Language.EN)).language()).isEqualTo(Language.ZH);
    }
}
