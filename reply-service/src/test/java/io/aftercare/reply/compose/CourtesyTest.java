package io.aftercare.reply.compose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CourtesyTest {
    @ParameterizedTest
    @ValueSource(strings = {"麻烦了", "麻烦你了", "好的，麻烦了，再见", "行，麻烦您了", "好麻烦你了", "谢谢，辛苦了", "fine, thanks", "ok thx bye"})
    void thanks_and_goodbyes_are_courtesy(String text) {
        assertThat(Courtesy.isAll(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"好麻烦", "真麻烦", "太麻烦了", "好麻烦哦", "麻烦退一下", "麻烦你把货换了", "thanks for nothing", "好", "ok"})
    void trouble_and_wishes_are_not(String text) {
        assertThat(Courtesy.isAll(text)).isFalse();
    }
}
