package io.aftercare.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTextTest {
    private static void assertRefused(String text, String type) {
        assertThatThrownBy(() -> MessageText.require("text", text))
                .isInstanceOfSatisfying(HttpProblem.class, problem -> {
                    assertThat(problem.getStatusCode()).isEqualTo(400);
                    assertThat(problem.getType()).hasToString("urn:aftercare:problem:" + type);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\n\t", "\u3000", "\u200B\uFEFF"})
    void whatShowsNothingIsEmpty(String text) {
        assertRefused(text, "message-empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "\u0007", "\u0085", "\uD83D", "\uDE00\uD83D"})
    void whatIsNoTextIsRefused(String text) {
        assertRefused(text, "message-not-text");
    }

    @Test
    void lengthCountsCodePoints() {
        assertThat(MessageText.require("text", "😡".repeat(4_000))).hasSize(8_000);
        assertRefused("退".repeat(4_001), "message-too-long");
    }

    @ParameterizedTest
    @ValueSource(strings = {"退", "?", "😡", "line\nline", "e\u0301"})
    void shortAndOddTextPasses(String text) {
        assertThat(MessageText.require("text", text)).isSameAs(text);
    }
}
