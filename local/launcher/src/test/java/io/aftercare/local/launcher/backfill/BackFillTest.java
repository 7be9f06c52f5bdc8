package io.aftercare.local.launcher.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftercare.local.launcher.talk.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackFillTest {
    @TempDir
    private Path directory;

    private final List<String> sent = new ArrayList<>();
    private int refusals;
    private int pauses;

    /** Answers with the text; "bad" is refused for good, "busy" as often as {@code refusals} says. */
    private JsonNode answer(JsonNode body) {
        return Json.read(
                StreamSupport.stream(body.path("items").spliterator(), false)
                        .map(item -> item.path("text").asText())
                        .peek(sent::add)
                        .map(text -> switch (text) {
                            case "bad" -> "{\"problem\":{\"status\":400}}";
                            case "busy" ->
                                refusals-- > 0 ? "{\"problem\":{\"status\":503}}" : "{\"understanding\":\"busy\"}";
                            default -> "{\"understanding\":\"" + text + "\"}";
                        })
                        .collect(Collectors.joining(",", "{\"items\":[", "]}")),
                JsonNode.class);
    }

    private BackFill.Summary run(Path messages) {
        return new BackFill(this::answer, () -> pauses++, line -> {}).run(messages, out());
    }

    private Path messages(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }

    private Path out() {
        return directory.resolve("out.jsonl");
    }

    private List<String> answers() throws IOException {
        return Files.readAllLines(out());
    }

    @Test
    void eachMessageIsAnsweredWithItsLine() throws IOException {
        BackFill.Summary summary = run(messages("m.txt", "退货\n\nbad\nrefund"));

        assertThat(answers())
                .containsExactly(
                        "{\"line\":1,\"understanding\":\"退货\"}",
                        "{\"line\":3,\"problem\":{\"status\":400}}",
                        "{\"line\":4,\"understanding\":\"refund\"}");
        assertThat(summary).isEqualTo(new BackFill.Summary(0, 3, 1));
    }

    @Test
    void aLineThatIsNoJsonObjectStopsNothing() throws IOException {
        run(messages("m.jsonl", "{\"text\":\"a\"}\n{\"text\":\n[]\n{\"text\":\"b\"}\n"));

        assertThat(answers()).hasSize(4);
        assertThat(answers().get(1)).contains("\"line\":2", "no JSON object");
        assertThat(answers().get(2)).contains("\"line\":3", "no JSON object");
        assertThat(sent).containsExactly("a", "b");
    }

    @Test
    void whatFoundNoRoomIsSentAgainAndNothingElse() throws IOException {
        refusals = 2;

        run(messages("m.txt", "a\nbusy\nb"));

        assertThat(sent).containsExactly("a", "busy", "b", "busy", "busy");
        assertThat(pauses).isEqualTo(2);
        assertThat(answers())
                .extracting(line -> line.substring(0, 9))
                .containsExactly("{\"line\":1", "{\"line\":2", "{\"line\":3");
    }

    @Test
    void aSystemThatStaysBusyIsLeftAlone() throws IOException {
        refusals = Integer.MAX_VALUE;
        Path messages = messages("m.txt", "busy");

        assertThatThrownBy(() -> run(messages))
                .isInstanceOf(BackFillStopped.class)
                .hasMessageContaining("goes on");
    }

    @Test
    void aRunThatWasKilledGoesOnWhereItEnded() throws IOException {
        Path messages = messages(
                "m.txt",
                IntStream.rangeClosed(1, 1_000).mapToObj(i -> "m" + i + "\n").collect(Collectors.joining()));
        run(messages);
        List<String> whole = answers();
        String kept = String.join("\n", whole.subList(0, 321)) + "\n{\"line\":322,\"und";
        Files.writeString(out(), kept, StandardOpenOption.TRUNCATE_EXISTING);
        sent.clear();

        BackFill.Summary summary = run(messages);

        assertThat(answers()).isEqualTo(whole);
        assertThat(sent).hasSize(1_000 - 321).startsWith("m322");
        assertThat(summary).isEqualTo(new BackFill.Summary(321, 1_000 - 321, 0));
    }

    @Test
    void aSecondRunHasNothingToDo() throws IOException {
        Path messages = messages("m.txt", "a\nb\n");
        run(messages);

        assertThat(run(messages)).isEqualTo(new BackFill.Summary(2, 0, 0));
        assertThat(answers()).hasSize(2);
    }

    @Test
    void anotherFileIsNotOverwritten() throws IOException {
        Path messages = messages("m.txt", "a\n");
        Files.writeString(out(), "my diary\n");

        assertThatThrownBy(() -> run(messages))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("name another file");
        assertThat(out()).hasContent("my diary");
    }

    @Test
    void aFileThatIsMissingOrNoTextIsSaidToBe() throws IOException {
        assertThatThrownBy(() -> run(directory.resolve("none.txt"))).hasMessageContaining("There is no file");
        Path latin = Files.write(directory.resolve("l.txt"), "ok\ncaf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> run(latin)).hasMessageContaining("is not UTF-8");
    }
}
