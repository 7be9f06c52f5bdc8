package io.aftercare.web.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormatTest {
    @Test
    void cellsAreQuotedAsRfc4180SaysAndFormulasAreMadeText() {
        assertThat(Format.cell("plain 文字")).isEqualTo("plain 文字");
        assertThat(Format.cell("a,b")).isEqualTo("\"a,b\"");
        assertThat(Format.cell("say \"hi\"\n")).isEqualTo("\"say \"\"hi\"\"\n\"");
        assertThat(Format.cell(-5)).isEqualTo("-5");
        assertThat(Format.cell(null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+86 138", "-2", "@SUM(A1)", " =1+1", "＝1+1", "＠甲", "\t=1", "\n=1"})
    void whatASpreadsheetWouldTakeForAFormulaIsMarkedAsText(String text) {
        assertThat(Format.cell(text)).matches(cell -> cell.startsWith("'") || cell.startsWith("\"'"));
    }
}
