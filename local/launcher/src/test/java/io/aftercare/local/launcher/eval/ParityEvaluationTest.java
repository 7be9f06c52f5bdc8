package io.aftercare.local.launcher.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftercare.local.launcher.play.Measurement.Row;
import io.aftercare.local.launcher.talk.Api;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParityEvaluationTest {
    @TempDir
    private Path directory;

    private FakeIntentService fake;
    private Api api;

    @BeforeEach
    void start() throws IOException {
        fake = new FakeIntentService().shows("/v1/models/taxonomy", """
                {"intents":[{"code":"return.request","sources":{"jd":["退货"]}},{"code":"refund.status"}]}""");
        api = new Api(fake.url());
    }

    @AfterEach
    void stop() {
        api.close();
        fake.close();
    }

    private ParityReport run(String... lines) throws IOException {
        Path file = Files.writeString(
                directory.resolve("pairs.tsv"), String.join("\n", lines).replace('·', '\t'));
        IntentService service = new IntentService(api, "token");
        Vocabularies vocabularies = new Vocabularies(service, directory.resolve("no-checkout.yaml"));
        ModelChoice model = new ModelChoice(null, null);
        return ParityEvaluation.of(service, vocabularies, model, file, 10).run(() -> {}, failure -> {});
    }

    private void understands(String text, String intent) {
        fake.understands(text, 0, "\"intents\":[{\"name\":\"%s\",\"confidence\":0.9}]".formatted(intent));
    }

    @Test
    void pairsThatDifferAreListedAndTheSharesCounted() throws IOException {
        understands("退货", "return.request");
        understands("return", "return.request");
        understands("钱呢", "refund.status");

        ParityReport report = run(
                "leaf·zh·en",
                "return.request·退货·return",
                "refund.status·钱呢·return",
                "refund.status·退货·return",
                "·退货·return");

        Map<String, Double> rows =
                report.measurement().rows().stream().collect(Collectors.toMap(Row::name, Row::value));
        assertThat(rows)
                .containsEntry("pairs", 4.0)
                .containsEntry("same best intent", 0.75)
                .containsEntry("pairs with a leaf", 3.0)
                .containsEntry("right in Chinese", 0.6667)
                .containsEntry("right in English", 0.3333)
                .containsEntry("right in both", 0.3333);
        assertThat(report.differences())
                .containsExactly(new ParityReport.Difference(
                        3, List.of("refund.status"), "refund.status", "return.request", "钱呢", "return"));
        assertThat(report.table())
                .contains("Pairs that differ", "3     refund.status  refund.status  return.request  钱呢  return");
        assertThat(report.holds()).isTrue();
    }

    @Test
    void eachTextIsAskedInItsLanguage() throws IOException {
        understands("A1003", "return.request");

        run("zh·en", "A1003·A1003");

        assertThat(fake.questions()).extracting(Question::locale).containsExactly("zh", "en");
    }

    @Test
    void aFileThatIsNoneOfPairsIsDescribed() {
        assertThatThrownBy(() -> run("zh·label", "a·b")).hasMessageContaining("no column for the English text");
        assertThatThrownBy(() -> run("zh·en", "a· ")).hasMessage("pairs.tsv line 2: one of the two texts is missing.");
        assertThatThrownBy(() -> run("leaf·zh·en", "no.such·a·b"))
                .hasMessageContaining("has labels that no label set knows: no.such (1 row).");
    }
}
