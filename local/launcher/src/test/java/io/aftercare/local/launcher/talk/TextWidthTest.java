package io.aftercare.local.launcher.talk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextWidthTest {
    @Test
    void aChineseCharacterIsTwoColumnsWide() {
        assertThat(TextWidth.of("退货ab")).isEqualTo(6);
        assertThat(TextWidth.of("，")).isEqualTo(2);
        assertThat(TextWidth.of("ｱe\u0301")).isEqualTo(2);
    }

    @Test
    void textIsFilledUpToAWidth() {
        assertThat(TextWidth.left("退货", 6)).isEqualTo("退货  ");
        assertThat(TextWidth.right("退货", 6)).isEqualTo("  退货");
        assertThat(TextWidth.left("退货", 2)).isEqualTo("退货");
    }

    @Test
    void whatIsTooWideEndsInAnEllipsis() {
        assertThat(TextWidth.cut("我要退货", 8)).isEqualTo("我要退货");
        assertThat(TextWidth.cut("我要退货", 6)).isEqualTo("我要…");
        assertThat(TextWidth.cut("abcdef", 4)).isEqualTo("abc…");
    }
}
