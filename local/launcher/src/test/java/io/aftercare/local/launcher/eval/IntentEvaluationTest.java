package io.aftercare.local.launcher.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.aftercare.local.launcher.play.Measurement.Row;
import io.aftercare.local.launcher.talk.Api;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole scorings, through HTTP. */
class IntentEvaluationTest {
    private static final String TAXONOMY = """
            {"version":1,"intents":[
              {"code":"return.request","group":"return","sources":{"jd":["退货"],"bitext":["get_refund"]}},
              {"code":"refund.status","group":"refund","sources":{"jd":["查退款"],"bitext":[]}},
              {"code":"invoice.request","group":"invoice","sources":{"jd":["开发票"],"bitext":[]}}]}""";

    @TempDir
    private Path directory;

    private FakeIntentService fake;
    private Api api;
    private final List<String> failures = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        fake = new FakeIntentService().shows("/v1/models/taxonomy", TAXONOMY);
        api = new Api(fake.url());
    }

    @AfterEach
    void stop() {
        api.close();
        fake.close();
    }

    private Path file(String name, String... lines) throws IOException {
        return Files.writeString(
                directory.resolve(name), String.join("\n", lines).replace('·', '\t'));
    }

    private IntentOptions options(Path... files) {
        return options(Groups.NONE, files);
    }

    private IntentOptions options(Groups groups, Path... files) {
        return new IntentOptions(
                List.of(files),
                Optional.empty(),
                groups,
                new ModelChoice(null, null),
                null,
                false,
                0.3,
                Integer.MAX_VALUE,
                false);
    }

    private IntentReport run(IntentOptions options) {
        IntentService service = new IntentService(api, "token");
        Vocabularies vocabularies = new Vocabularies(service, directory.resolve("no-checkout.yaml"));
        return IntentEvaluation.of(service, vocabularies, options).run(() -> {}, failures::add);
    }

    private static Map<String, Row> rows(IntentReport report) {
        return report.measurement().rows().stream().collect(Collectors.toMap(Row::name, Function.identity()));
    }

    private static String intents(Object... namesAndConfidences) {
        return "\"intents\":[" + pairs("name", namesAndConfidences) + "]";
    }

    private static String pairs(String key, Object... namesAndConfidences) {
        List<String> items = new ArrayList<>();
        for (int i = 0; i < namesAndConfidences.length; i += 2) {
            items.add("{\"%s\":\"%s\",\"confidence\":%s}"
                    .formatted(key, namesAndConfidences[i], namesAndConfidences[i + 1]));
        }
        return String.join(",", items);
    }

    @Test
    void theFiguresAreThoseComputedByHand() throws IOException {
        fake.understands("a", 0.1, intents("return.request", 0.9, "refund.status", 0.05))
                .understands("b", 0.6, intents("return.request", 0.8, "invoice.request", 0.1))
                .understands("c", 0.2, intents("return.request", 0.7, "refund.status", 0.2))
                .understands("d", 0.3, intents("invoice.request", 0.6))
                .understands("e", 0.4, intents("refund.status", 0.5))
                .understands("f", 0.9, intents("refund.status", 0.5));

        IntentReport report = run(options(file(
                "a.tsv",
                "text·label",
                "a·return.request",
                "b·return.request",
                "c·refund.status",
                "d·refund.status|invoice.request",
                "skipped·OTHER",
                "e·oos",
                "f·out_of_scope")));

        Map<String, Row> rows = rows(report);
        assertThat(rows.get("rows").value()).isEqualTo(6);
        assertThat(rows.get("in-scope rows").value()).isEqualTo(4);
        assertThat(rows.get("out-of-scope rows").value()).isEqualTo(2);
        assertThat(rows.get("left out, no intent").value()).isEqualTo(1);
        assertThat(rows.get("accuracy").value()).isEqualTo(0.75);
        // return.request 2/3 and 2/2: .8; invoice.request 1; refund.status 0
        assertThat(rows.get("macro-F1").value()).isEqualTo(0.6);
        assertThat(rows.get("top-3").value()).isEqualTo(1);
        // gaps: .9 right .1, .8 right .2, .7 wrong .7, .6 right .4
        assertThat(rows.get("ECE").value()).isEqualTo(0.35);
        assertThat(rows.get("accuracy of the surer half").value()).isEqualTo(1);
        assertThat(rows.get("accuracy, a rejected row is wrong").value()).isEqualTo(0.5);
        // in scope .1 .6 .2 .3, out of scope .4 .9: .4 beats three, .9 four of 8
        assertThat(rows.get("out-of-scope AUROC").value()).isEqualTo(0.875);
        // one of four may be rejected: above .3
        assertThat(rows.get("score above which that rejects").value()).isEqualTo(0.3);
        assertThat(rows.get("out-of-scope recall at 0.3 false reject").value()).isEqualTo(1);
        assertThat(rows.get("out-of-scope recall of the service").value()).isEqualTo(0.5);
        assertThat(rows.get("false reject of the service").value()).isEqualTo(0.25);
        assertThat(rows.get("call p50").value()).isPositive();
        assertThat(rows.get("accuracy").low()).isBetween(0.0, 0.75);
        assertThat(rows.get("accuracy").high()).isBetween(0.75, 1.0);
        assertThat(report.perLabel()).contains(new LabelFigures("refund.status", 1, 0, 0, 0));
        assertThat(report.confusions()).containsExactly(new Confusion("refund.status", "return.request", 1));
        assertThat(report.calibration()).hasSize(10);
        assertThat(report.subject().models()).containsExactly("fake 7");
        assertThat(report.subject().labels()).isEqualTo("leaf");
        assertThat(report.holds()).isTrue();
    }

    @Test
    void labelsOfADataSetAreScoredOnSourcesAndAskedFor() throws IOException {
        fake.understands("a", 0, "\"intents\":[],\"sources\":[" + pairs("name", "查退款", 0.3, "退货", 0.6) + "]");

        IntentReport report = run(options(file("a.tsv", "text·label", "a·退货")));

        assertThat(report.subject().labels()).isEqualTo("source");
        assertThat(rows(report).get("accuracy").value()).isEqualTo(1);
        assertThat(fake.questions().getFirst().labels()).isEqualTo("source");
    }

    @Test
    void kindsComplaintsAndUrgencyAreReadWhereTheyStand() throws IOException {
        fake.understands(
                "a",
                0,
                "\"kinds\":[" + pairs("kind", "person", 0.8) + "],\"urgency\":\"high\",\"complaint\":"
                        + "{\"category\":\"service\",\"confidence\":0.7},\"act\":{\"label\":\"request\",\"score\":0.9}");
        fake.understands("b", 0, "\"kinds\":[],\"urgency\":\"low\"");

        Map<String, Row> kinds = rows(run(options(file("k.tsv", "text·kinds", "a·human", "b·return"))));
        Map<String, Row> complaints =
                rows(run(options(file("c.tsv", "text·label", "a·service", "b·price_or_promotion"))));
        Map<String, Row> urgency = rows(run(options(file("u.tsv", "text·label", "a·high", "b·normal"))));

        assertThat(kinds.get("accuracy").value()).isEqualTo(0.5);
        assertThat(complaints.get("accuracy").value()).isEqualTo(0.5);
        assertThat(complaints.get("ECE").value()).isCloseTo(0.3, within(1e-9));
        assertThat(urgency.get("accuracy").value()).isEqualTo(0.5);
        assertThat(urgency).doesNotContainKeys("ECE", "top-3", "accuracy of the surer half");
    }

    @Test
    void contextLanguagePackAndVersionAreSentAlong() throws IOException {
        fake.shows("/v1/models/packs/bank/taxonomy", "{\"intents\":[{\"code\":\"card_arrival\",\"en\":\"Card\"}]}")
                .understands("a", 0, intents("card_arrival", 0.9));
        Path file = file("a.tsv", "text·label·history", "a·card_arrival·hello | card");

        IntentReport report = run(new IntentOptions(
                List.of(file),
                Optional.empty(),
                Groups.NONE,
                new ModelChoice("bank", "3"),
                "en",
                true,
                0.03,
                10,
                false));

        assertThat(report.subject().labels()).isEqualTo("pack");
        assertThat(fake.questions())
                .containsExactly(new Question("a", "en", List.of("hello", "card"), "bank", "3", null, true));
    }

    @Test
    void labelsOfAGroupCountAsOneAndAreAsSureAsTheyAreTogether() throws IOException {
        fake.understands("a", 0, intents("invoice.request", 0.4, "return.request", 0.3, "refund.status", 0.2));
        Path groups = file("groups.tsv", "label·group", "return.request·RETURN", "refund.status·RETURN");

        IntentReport report = run(options(Groups.read(groups), file("a.tsv", "text·label", "a·refund.status")));

        assertThat(rows(report).get("accuracy").value()).isEqualTo(1);
        assertThat(report.perLabel()).extracting(LabelFigures::label).contains("RETURN");
        assertThat(report.table()).contains("2 of them in groups");
    }

    @Test
    void aLabelHasOneGroup() throws IOException {
        Path groups = file("groups.tsv", "label·group", "refund.status·A", "refund.status·B");

        assertThatThrownBy(() -> Groups.read(groups))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("groups.tsv line 3: 'refund.status' is in two groups, A and B");
    }

    @Test
    void rowsOutOfScopeMayStandInAFileOfTheirOwn() throws IOException {
        fake.understands("a", 0.1, intents("return.request", 0.9))
                .understands("x", 0.8, intents("return.request", 0.2));
        Path outside = file("oos.tsv", "text·label", "x·oos");
        Path inside = file("in.csv", "text,label", "a,return.request", "a,return.request", "a,return.request");

        Map<String, Row> both = rows(run(options(outside, inside)));
        Map<String, Row> alone = rows(run(options(outside)));

        assertThat(both.get("out-of-scope AUROC").value()).isEqualTo(1);
        assertThat(both.get("accuracy").value()).isEqualTo(1);
        assertThat(alone.get("out-of-scope recall of the service").value()).isEqualTo(1);
        assertThat(alone).doesNotContainKeys("accuracy", "out-of-scope AUROC", "false reject of the service");
    }

    @Test
    void aRowThatIsNotAnsweredIsNamedAndTheReportDoesNotHold() throws IOException {
        fake.understands("a", 0, intents("return.request", 0.9));

        IntentReport report =
                run(options(file("a.tsv", "text·label", "a·return.request", "?·return.request", "a·refund.status")));

        assertThat(failures).containsExactly("a.tsv line 3: 400 that I do not know");
        assertThat(rows(report).get("rows").value()).isEqualTo(2);
        assertThat(report.holds()).isFalse();
    }

    @Test
    void anAnswerWithoutWhatIsToBeScoredIsAFailure() throws IOException {
        fake.understands("a", 0, intents("return.request", 0.9));
        Path file = file("a.tsv", "text·label", "a·退货");

        assertThatThrownBy(() -> run(options(file))).hasMessageContaining("the service's answer has no 'sources'");
    }

    @Test
    void labelsThatNobodyKnowsAreAnErrorOrLeftOut() throws IOException {
        fake.understands("a", 0, intents("return.request", 0.9));
        Path file = file("a.tsv", "text·label", "a·return.request", "a·no.such", "a·no.such");
        IntentOptions asked = options(file);
        IntentOptions skipping = new IntentOptions(
                asked.files(), asked.labels(), asked.groups(), asked.model(), null, false, 0.03, 10, true);

        assertThatThrownBy(() -> run(asked))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("labels that no label set knows: no.such (2 rows)")
                .hasMessageContaining("--skip-unknown");
        assertThat(fake.questions()).isEmpty();
        assertThat(rows(run(skipping)).get("left out, unknown label").value()).isEqualTo(2);
    }

    @Test
    void theCheckoutStandsInForATaxonomyThatIsNotShown() throws IOException {
        fake.understands("a", 0, intents("return.request", 0.9));
        Path checkout = Files.writeString(
                directory.resolve("taxonomy.yaml"),
                "intents:\n  - {code: return.request, kind: return, sources: {jd: [退货], bitext: []}}\n");
        IntentService service = new IntentService(new Api(fake.url() + "/elsewhere"), "token");

        assertThat(new Vocabularies(service, checkout).with(null).knows(LabelSet.SOURCE, "退货"))
                .isTrue();
    }

    @Test
    void whenNobodyAnswersItSaysWhatToDo() throws IOException {
        IntentOptions options = options(file("a.tsv", "text·label", "a·return.request"));
        fake.close();

        assertThatThrownBy(() -> run(options))
                .isInstanceOf(EvaluationFailed.class)
                .hasMessageContaining("Nobody answers at " + fake.url())
                .hasMessageContaining("./aftercare up");
    }

    @Test
    void theTableAlignsChineseLabels() throws IOException {
        fake.understands("a", 0, "\"sources\":[" + pairs("name", "退货", 0.95) + "]");

        String table = run(options(file("a.tsv", "text·label", "a·退货", "a·get_refund")))
                .table();

        assertThat(table).contains("""
                Labels
                  label       rows  precision  recall     F1
                  get_refund     1      0.000   0.000  0.000
                  退货           1      0.500   1.000  0.667

                Most frequent confusions
                  label       taken for  rows
                  get_refund  退货          1

                Calibration
                  confidence  rows   mean  accuracy
                  0.9 to 1.0     2  0.950     0.500""");
    }
}
