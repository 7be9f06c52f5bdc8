package io.aftercare.local.launcher.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableTest {
    @TempDir
    private Path directory;

    private Path file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }

    private List<List<String>> rows(String name, String content) throws IOException {
        return Table.read(file(name, content)).lines().stream()
                .map(Table.Line::cells)
                .toList();
    }

    @Test
    void tabsSeparateAndQuotesAreJustCharacters() throws IOException {
        assertThat(rows("a.tsv", "\uFEFFtext\tlabel\r\n说\"你好\"\ta,b\r\n\n\"x\ty\n"))
                .containsExactly(List.of("说\"你好\"", "a,b"), List.of("\"x", "y"));
    }

    @Test
    void quotesOfACsvKeepCommasQuotesAndLineEnds() throws IOException {
        Table table = Table.read(file("a.csv", "text,label\n\"a, \"\"b\"\"\nc\",x\n\nd,y\n"));

        assertThat(table.lines())
                .containsExactly(
                        new Table.Line(new Place("a.csv", 2), List.of("a, \"b\"\nc", "x")),
                        new Table.Line(new Place("a.csv", 5), List.of("d", "y")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.tsv | 'text\tlabel\none\tx\ntwo\n'       | a.tsv line 3: 1 cells, but the header names 2 columns (text, label).",
                "a.tsv | 'text\tlabel\none\tx\ty\n'         | a.tsv line 2: 3 cells",
                "a.csv | 'text,label\none,x\n\"two,y\n\nz,a\n' | a.csv line 3: Missing closing quote",
                "a.csv | 'text,label\n\"one\"more,x\n'       | a.csv line 2: Unexpected character ('m'",
                "a.csv | 'text,label\none,x,y\n'             | a.csv line 2: 3 cells",
                "a.tsv | '\n \n'                             | is empty",
                "a.csv | ''                                  | is empty",
                "a.tsv | 'text\tlabel\n'                     | has a header and no rows",
                "a.txt | 'text'                              | must end in .tsv or .csv",
            })
    void aBadFileIsDescribed(String name, String content, String message) throws IOException {
        Path file = file(name, content.translateEscapes());

        assertThatThrownBy(() -> Table.read(file)).isInstanceOf(BadFile.class).hasMessageContaining(message);
    }

    @Test
    void aFileThatDoesNotExistIsNamed() {
        assertThatThrownBy(() -> Table.read(directory.resolve("none.tsv")))
                .hasMessageContaining("none.tsv does not exist");
        assertThatThrownBy(() -> Table.read(directory)).hasMessageContaining("is no file");
    }

    @Test
    void anotherEncodingIsFoundOutWithItsLine() throws IOException {
        Path file = directory.resolve("gbk.tsv");
        Files.write(file, "text\tlabel\nok\tx\n退货\ty\n".getBytes(Charset.forName("GBK")));

        assertThatThrownBy(() -> Table.read(file)).hasMessage("gbk.tsv line 3: it is not UTF-8 text.");
    }

    @Test
    void aMissingColumnIsNamedWithThoseThatThereAre() throws IOException {
        Table table = Table.read(file("a.tsv", "id\tText\n1\tx\n"));

        assertThat(table.required("text", List.of("text"))).isEqualTo(1);
        assertThatThrownBy(() -> table.required("label", List.of("label", "intent")))
                .hasMessageEndingWith("has no column for the label: expected label or intent; found id, Text.");
    }
}
