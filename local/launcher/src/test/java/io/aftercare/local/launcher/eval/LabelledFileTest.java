package io.aftercare.local.launcher.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelledFileTest {
    @TempDir
    private Path directory;

    private LabelledFile read(boolean context, String... lines) throws IOException {
        return LabelledFile.read(file(lines), Optional.empty(), context);
    }

    private Path file(String... lines) throws IOException {
        return Files.writeString(
                directory.resolve("a.tsv"), String.join("\n", lines).replace('·', '\t'));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text·label", "utterance·intent", "user_text·kinds", "query·category", "intent·text"})
    void thePublicFilesColumnsAreKnown(String header) throws IOException {
        boolean labelFirst = header.startsWith("intent");

        assertThat(read(false, header, labelFirst ? "x|y·hello" : "hello·x|y").examples())
                .containsExactly(new Example(new Place("a.tsv", 2), "hello", List.of("x", "y"), List.of()));
    }

    @Test
    void rowsWithoutIntentAreLeftOutAndCounted() throws IOException {
        LabelledFile file = read(false, "text·label", "a·x", "b·OTHER", "c· ", "d·other");

        assertThat(file.examples()).extracting(Example::text).containsExactly("a", "d");
        assertThat(file.leftOut()).isEqualTo(2);
    }

    @Test
    void labelsThatMeanOutOfScopeAreUnderstood() throws IOException {
        LabelledFile file = read(false, "text·label", "a·oos", "b·out_of_scope", "c·OOS_banking", "d·x");

        assertThat(file.examples()).extracting(Example::isOutOfScope).containsExactly(true, true, true, false);
    }

    @Test
    void aColumnNamedAfterTheWantedLabelsGoesFirst() throws IOException {
        Path file = file("text·kinds·act", "a·return·request");

        assertThat(LabelledFile.read(file, Optional.of(LabelSet.ACT), false).examples())
                .extracting(Example::labels)
                .containsExactly(List.of("request"));
        assertThat(LabelledFile.read(file, Optional.empty(), false).examples())
                .extracting(Example::labels)
                .containsExactly(List.of("return"));
    }

    @Test
    void malformedRowsAreNamedByTheirLine() {
        assertThatThrownBy(() -> read(false, "text·label", "a·x", " ·x"))
                .hasMessage("a.tsv line 3: there is a label, but no text.");
        assertThatThrownBy(() -> read(false, "text·label", "a·oos|x"))
                .hasMessage("a.tsv line 2: 'oos|x' is neither in scope nor out of it.");
        assertThatThrownBy(() -> read(false, "text·label", "a·|")).hasMessageContaining("line 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"context", "history", "prev_user_sys"})
    void whatTheCustomerSaidBeforeIsReadFromItsColumn(String column) throws IOException {
        LabelledFile file =
                read(true, "text·label·" + column, "c·x·a||| an agent answers", "c·x·a | b", "c·x· ", "c·x·a|b");

        assertThat(file.examples())
                .extracting(Example::history)
                .containsExactly(List.of("a"), List.of("a", "b"), List.of(), List.of("a|b"));
    }

    @Test
    void orFromTheTwoTurnsBeforeOfTheSameDialogue() throws IOException {
        LabelledFile file = read(
                true,
                "dialog_id·turn·text·label",
                "one·1·a·OTHER",
                "one·10·d·x",
                "two·1·other·x",
                "one·2·b·x",
                "one·3·c·x");

        assertThat(file.examples()).extracting(Example::text).containsExactly("d", "other", "b", "c");
        assertThat(file.examples())
                .extracting(Example::history)
                .containsExactly(List.of("b", "c"), List.of(), List.of("a"), List.of("a", "b"));
    }

    @Test
    void withoutBeingAskedForContextIsNotRead() throws IOException {
        assertThat(read(false, "text·label·context", "a·x·before")
                        .examples()
                        .getFirst()
                        .history())
                .isEmpty();
    }

    @Test
    void contextThatIsNotThereIsAnError() {
        assertThatThrownBy(() -> read(true, "text·label", "a·x"))
                .hasMessageContaining("--context needs a column context or history or prev_user_sys")
                .hasMessageContaining("found text, label");
        assertThatThrownBy(() -> read(true, "dialog_id·turn·text·label", "one·first·a·x"))
                .hasMessage("a.tsv line 2: the turn 'first' is no number.");
    }
}
