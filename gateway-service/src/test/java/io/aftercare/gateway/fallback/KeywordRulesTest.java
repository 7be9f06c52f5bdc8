package io.aftercare.gateway.fallback;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeywordRulesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    我要退货                        | zh | return.request        | statement
                    我想退换货，但不知道怎么操作。      | zh | return.request        | question
                    I want to return this           | en | return.request        | statement
                    帮我换货                        | zh | exchange.request      | statement
                    Where is my refund?             | en | refund.request        | question
                    空调要维修                       | zh | repair.request        | statement
                    我要开发票                       | zh | invoice.request       | statement
                    我的订单怎么还没发货？             | zh | logistics.not_shipped | question
                    My parcel has not arrived       | en | logistics.where_is_it | statement
                    转人工，我要退款                  | zh | human.request         | statement
                    Can I talk to a human about it? | en | human.request         | question
                    """)
    void what_is_wanted_is_guessed_from_words(String text, String language, String intent, String act) {
        JsonNode understood = KeywordRules.understand(text).json();

        assertThat(understood.path("language").asText()).isEqualTo(language);
        assertThat(understood.at("/intents/0/name").asText()).isEqualTo(intent);
        assertThat(understood.at("/act/label").asText()).isEqualTo(act);
        assertThat(understood.at("/model/name").asText()).isEqualTo("keyword-rules");
    }

    @Test
    void words_inside_other_words_do_not_count() {
        assertThat(KeywordRules.understand("What a relationship!").json().path("intents"))
                .isEmpty();
    }

    @Test
    void an_order_number_is_found_where_it_stands() {
        JsonNode order = KeywordRules.understand("订单A1003怎么样了").json().at("/entities/0");

        assertThat(order.path("value").asText()).isEqualTo("A1003");
        assertThat(order.path("start").asInt()).isEqualTo(2);
        assertThat(order.path("end").asInt()).isEqualTo(7);
    }

    @Test
    void neither_a_phone_number_nor_a_case_number_is_an_order() {
        assertThat(KeywordRules.understand("13800138000，AC-100001").json().path("entities"))
                .isEmpty();
    }

    @Test
    void danger_is_urgent() {
        assertThat(KeywordRules.understand("充电器起火了").json().path("urgency").asText())
                .isEqualTo("high");
        assertThat(KeywordRules.understand("it gave me an electric shock")
                        .json()
                        .path("urgency")
                        .asText())
                .isEqualTo("high");
        assertThat(KeywordRules.understand("快点").json().path("urgency").asText())
                .isEqualTo("normal");
    }

    @Test
    void a_defect_is_a_complaint_about_quality() {
        assertThat(KeywordRules.understand("收到就是坏了的")
                        .json()
                        .at("/complaint/category")
                        .asText())
                .isEqualTo("product_quality");
    }

    @Test
    void of_a_message_without_known_words_nothing_is_claimed() {
        JsonNode understood = KeywordRules.understand("🙏🙏").json();

        assertThat(understood.path("intents")).isEmpty();
        assertThat(understood.has("complaint")).isFalse();
    }
}
