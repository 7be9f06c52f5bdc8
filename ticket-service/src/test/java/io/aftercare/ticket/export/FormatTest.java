package io.aftercare.ticket.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FormatTest {
    @Test
    void cellsAreQuotedAsRfc4180SaysAndFormulasAreMadeText() {
        assertThat(Format.cell("plain 文字")).isEqualTo("plain 文字");
        assertThat(Format.cell("a,b")).isEqualTo("\"a,b\"");
        assertThat(Format.cell("say \"hi\"\n")).isEqualTo("\"say \"\"hi\"\"\n\"");
        assertThat(Format.cell("=1+1")).isEqualTo("'=1+1");
        assertThat(Format.cell(-5)).isEqualTo("-5");
        assertThat(Format.cell(null)).isEmpty();
    }
}
