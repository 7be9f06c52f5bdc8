package io.aftercare.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CsvCellTest {
    @Test
    void cellsAreQuotedAsRfc4180SaysAndFormulasAreMadeText() {
        assertThat(CsvCell.of("plain 文字")).isEqualTo("plain 文字");
        assertThat(CsvCell.of("a,b")).isEqualTo("\"a,b\"");
        assertThat(CsvCell.of("say \"hi\"\n")).isEqualTo("\"say \"\"hi\"\"\n\"");
        assertThat(CsvCell.of("=1+1")).isEqualTo("'=1+1");
        assertThat(CsvCell.of(-5)).isEqualTo("-5");
        assertThat(CsvCell.of(null)).isEmpty();
    }
}
