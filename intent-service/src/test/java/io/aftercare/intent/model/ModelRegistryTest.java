package io.aftercare.intent.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aftercare.inference.Caller;
import io.aftercare.inference.EngineOptions;
import io.aftercare.inference.ModelClosed;
import io.aftercare.inference.ModelLoadException;
import io.aftercare.inference.TextInput;
import io.aftercare.intent.language.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Against tiny models, which each test spoils in its own way. */
class ModelRegistryTest {
    private static final String NEWER = "after-sales/zh/3";

    @TempDir
    Path directory;

    private TinyModels tiny;

    @BeforeEach
    void write() {
        tiny = TinyModels.in(directory);
    }

    private ModelRegistry load(String... pinned) {
        return ModelRegistry.load(directory, List.of(pinned), EngineOptions.cpu());
    }

    /** The models that are left, and why the one that was spoilt is not among them. */
    private void assertRefused(String model, String reason) {
        try (ModelRegistry models = load()) {
            assertThat(models.refused()).singleElement().satisfies(refused -> {
                assertThat(refused.directory()).isEqualTo(model);
                assertThat(refused.reason()).contains(reason);
            });
            assertThat(models.find("after-sales", Language.ZH)
                            .orElseThrow()
                            .read(TextInput.of("退"), Caller.SERVICE)
                            .intents()
                            .best()
                            .label())
                    .isEqualTo("return.request");
        }
    }

    private static ObjectNode head(ObjectNode manifest, String head) {
        return (ObjectNode) manifest.path("heads").path(head);
    }

    @Test
    void whereTheCpuStandsInForAGpuItsOwnGraphIsRun() {
        tiny.withGraphForGpus("after-sales/zh/2");
        EngineOptions options = EngineOptions.cuda(0);

        try (ModelRegistry models = ModelRegistry.load(
                directory, List.of(), options.with(options.device().withFallbackToCpu(true)))) {
            assertThat(models.refused()).isEmpty();
            assertThat(models.find("after-sales", Language.ZH)
                            .orElseThrow()
                            .read(TextInput.of("退"), Caller.SERVICE)
                            .intents()
                            .best()
                            .label())
                    .isEqualTo("return.request");
        }
    }

    @Test
    void aModelReadsEverythingItHasAHeadFor() {
        try (ModelRegistry models = load()) {
            IntentModel model = models.find("after-sales", Language.ZH).orElseThrow();
            Scores scores = model.read(TextInput.of("手机坏了，退"), Caller.SERVICE);

            assertThat(scores.intents().best().label()).isEqualTo("return.request");
            assertThat(scores.intents().scored().stream()
                            .mapToDouble(Distribution.Scored::probability)
                            .sum())
                    .isBetween(0.999999, 1.000001);
            assertThat(scores.sources().get().orElseThrow().best().label()).isEqualTo("退换货");
            assertThat(scores.kinds()).containsOnlyKeys("return");
            assertThat(scores.complaint().orElseThrow().best().label()).isEqualTo("product_quality");
            assertThat(scores.sentiment().orElseThrow().best().label()).isEqualTo("negative");
            assertThat(scores.urgency().orElseThrow().best().label()).isEqualTo("normal");
            assertThat(scores.act().orElseThrow().best().label()).isEqualTo("request");
            assertThat(scores.scope().orElseThrow().isOut()).isFalse();
            assertThat(scores.spans()).singleElement().satisfies(span -> {
                assertThat(span.type().code()).isEqualTo("product");
                assertThat(span.start()).isZero();
                assertThat(span.end()).isEqualTo(2);
            });
        }
    }

    @Test
    void whatAModelHasNoHeadForIsEmpty() {
        tiny.edit("after-sales/en/2", manifest -> ((ObjectNode) manifest.path("heads")).retain("leaves"));
        try (ModelRegistry models = load()) {
            Scores scores =
                    models.find("after-sales", Language.EN).orElseThrow().read(TextInput.of("return"), Caller.SERVICE);

            assertThat(scores.intents().best().label()).isEqualTo("return.request");
            assertThat(scores.kinds()).isEmpty();
            assertThat(scores.scope()).isEmpty();
            assertThat(scores.spans()).isEmpty();
        }
    }

    @Test
    void aHigherTemperatureMakesLessSure() {
        tiny.afterSales("zh", 3);
        tiny.edit(NEWER, manifest -> head(manifest, "leaves").put("temperature", 4.0));
        try (ModelRegistry models = load()) {
            double hot = models.find("after-sales", Language.ZH)
                    .orElseThrow()
                    .read(TextInput.of("退"), Caller.SERVICE)
                    .intents()
                    .best()
                    .probability();
            double asItIs = models.find(new ModelId("after-sales", Language.ZH, 2))
                    .orElseThrow()
                    .read(TextInput.of("退"), Caller.SERVICE)
                    .intents()
                    .best()
                    .probability();

            assertThat(hot).isLessThan(asItIs);
        }
    }

    @Test
    void aPackReadsWithTheEncoderOfAnother() {
        tiny.withBank();
        try (ModelRegistry models = load()) {
            IntentModel bank = models.find("banking77", Language.EN).orElseThrow();
            List<Scores> scores = bank.readTogether(
                    List.of(TextInput.of("card"), TextInput.of("my exchange is broken"), TextInput.of("weather")),
                    Caller.SERVICE);

            assertThat(scores)
                    .extracting(read -> read.intents().best().label())
                    .startsWith("card_arrival", "exchange_rate");
            assertThat(scores)
                    .extracting(read -> read.scope().orElseThrow().isOut())
                    .containsExactly(false, false, true);
            assertThat(scores.get(1).sentiment().orElseThrow().best().label()).isEqualTo("negative");
            assertThat(scores.get(1).kinds()).isEmpty();
            assertThat(scores.get(1).complaint()).isEmpty();
            assertThat(bank.tellsSources()).isFalse();
            assertThat(models.taxonomy("banking77")
                            .orElseThrow()
                            .leaf("card_arrival")
                            .orElseThrow()
                            .group())
                    .isEqualTo("card_arrival");
            assertThat(models.packs()).containsExactly("after-sales", "banking77");
            assertThat(models.languages("banking77")).containsExactly(Language.EN);
        }
    }

    @Test
    void theNewestVersionIsTheDefaultUnlessAnotherIsPinned() {
        tiny.afterSales("zh", 10);
        tiny.afterSales("zh", 9);
        try (ModelRegistry models = load()) {
            assertThat(models.versions("after-sales", Language.ZH)).containsExactly(2, 9, 10);
            assertThat(models.find("after-sales", Language.ZH)
                            .orElseThrow()
                            .id()
                            .version())
                    .isEqualTo(10);
            assertThat(models.views())
                    .filteredOn(ModelView::isDefault)
                    .extracting(ModelView::version)
                    .containsExactly("10", "2");
        }
        try (ModelRegistry models = load("after-sales/zh=9")) {
            assertThat(models.find("after-sales", Language.ZH)
                            .orElseThrow()
                            .id()
                            .version())
                    .isEqualTo(9);
        }
    }

    @Test
    void aPinThatCannotBeHonouredStopsTheStart() {
        assertThatThrownBy(() -> load("after-sales/zh=7"))
                .isInstanceOf(ModelLoadException.class)
                .hasMessageContaining("after-sales/zh/7 is pinned, but not served");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> load("zh=2"))
                .withMessage("a pinned model is written as after-sales/zh=2, not as 'zh=2'");
    }

    @Test
    void aFileThatWasChangedIsRefusedByName() throws IOException {
        tiny.afterSales("zh", 3);
        Path weights = tiny.path(NEWER).resolve("embeddings.bin");
        byte[] content = Files.readAllBytes(weights);
        content[content.length / 2] ^= 1;
        Files.write(weights, content);

        assertRefused(NEWER, "embeddings.bin is not the file that its manifest names: its SHA-256 is");
    }

    @ParameterizedTest
    @MethodSource("spoilt")
    void aModelThatDoesNotHoldWhatItPromisesIsRefused(Consumer<ObjectNode> mistake, String reason) {
        tiny.afterSales("zh", 3);
        tiny.edit(NEWER, mistake);

        assertRefused(NEWER, reason);
    }

    private static Stream<Arguments> spoilt() {
        return Stream.of(
                mistake(m -> m.put("schema", 3), "it must have the schema 2, not 3"),
                mistake(m -> m.put("pack", "banking77"), "but its manifest calls it banking77/zh/3"),
                mistake(m -> m.put("language", "fr"), "manifest.json does not hold"),
                mistake(m -> m.put("version", "three"), "manifest.json does not hold"),
                mistake(m -> m.remove("decisions"), "it must have decisions"),
                mistake(m -> m.put("dimensions", 99), "its manifest says 99"),
                mistake(m -> m.putObject("graphs").put("cuda", "gpu.onnx"), "it must have the hash of every graph"),
                mistake(
                        m -> m.putObject("graphs").put("tpu", "model.onnx"),
                        "it must have graphs for [cpu, cuda] only"),
                mistake(m -> m.put("graph", "other.onnx"), "it must have a graph, and its hash under files"),
                mistake(
                        m -> ((ObjectNode) m.path("files")).put("../../../taxonomy.yaml", "0"),
                        "names a file outside of the models"),
                mistake(m -> ((ObjectNode) m.path("files")).put("gone.bin", "0"), "gone.bin cannot be read"),
                mistake(
                        m -> ((ObjectNode) m.path("files")).remove("embeddings.bin"),
                        "it holds [embeddings.bin], which its manifest does not name"),
                mistake(
                        m -> ((ObjectNode) m.path("taxonomy")).put("sha256", "0"),
                        "it was made for another taxonomy than taxonomy.yaml"),
                mistake(m -> head(m, "leaves").put("temperature", 0), "a positive temperature for leaves"),
                mistake(
                        m -> ((ArrayNode) head(m, "leaves").path("labels")).remove(0),
                        "model.onnx gives 7 numbers as leaves, its manifest names 6 labels for the head leaves"),
                mistake(
                        m -> ((ArrayNode) head(m, "leaves").path("labels")).set(0, "return.nonsense"),
                        "it tells intents that its taxonomy does not have: [return.nonsense]"),
                mistake(
                        m -> ((ArrayNode) head(m, "leaves").path("labels")).set(0, "return.cancel"),
                        "each label of leaves once"),
                mistake(m -> head(m, "act").put("output", "deed"), "model.onnx gives 0 numbers as deed"),
                mistake(m -> head(m, "spans").put("output", "leaves"), "model.onnx gives 0 numbers as leaves"),
                mistake(
                        m -> ((ArrayNode) head(m, "spans").path("labels")).set(1, "B-spaceship"),
                        "the head spans: the tag B-spaceship stands for nothing here"),
                mistake(
                        m -> ((ArrayNode) head(m, "sentiment").path("labels")).set(0, "grim"),
                        "the head sentiment names [grim], which mean nothing here"),
                mistake(
                        m -> ((ArrayNode) head(m, "kinds").path("thresholds")).remove(0),
                        "as many thresholds as labels for kinds"),
                mistake(
                        m -> ((ArrayNode) head(m, "outOfScope").path("thresholds")).set(0, 0.0),
                        "thresholds between 0 and 1 for out_of_scope"),
                mistake(m -> head(m, "outOfScope").remove("thresholds"), "the head outOfScope has no thresholds"),
                mistake(m -> ((ObjectNode) m.path("heads")).remove("leaves"), "it must have the head leaves"));
    }

    private static Arguments mistake(Consumer<ObjectNode> mistake, String reason) {
        return Arguments.of(mistake, reason);
    }

    @Test
    void aManifestThatIsNoneIsRefused() throws IOException {
        tiny.afterSales("zh", 3);
        Files.writeString(tiny.path(NEWER).resolve("manifest.json"), "{");

        assertRefused(NEWER, "manifest.json does not hold");
    }

    @Test
    void aPackWhoseEncoderIsAnotherOrNotServedIsRefused() {
        tiny.withBank();
        tiny.edit("banking77/en/1", manifest -> ((ObjectNode) manifest.path("encoder")).put("sha256", "0"));
        assertRefused("banking77/en/1", "it was made for another encoder than after-sales/en/2");

        tiny.edit("banking77/en/1", manifest -> ((ObjectNode) manifest.path("encoder")).put("version", "7"));
        assertRefused("banking77/en/1", "its encoder after-sales/en/7 is not served");
    }

    @Test
    void whenTheNewestIsRefusedTheOneBeforeAnswers() {
        tiny.afterSales("zh", 3);
        tiny.edit(NEWER, manifest -> manifest.put("schema", 1));
        try (ModelRegistry models = load()) {
            assertThat(models.find("after-sales", Language.ZH)
                            .orElseThrow()
                            .id()
                            .version())
                    .isEqualTo(2);
        }
    }

    @Test
    void withoutAGoodModelOfTheDefaultPackForEveryLanguageThereIsNoStart() {
        tiny.edit("after-sales/en/2", manifest -> manifest.put("schema", 1));

        assertThatThrownBy(this::load)
                .isInstanceOf(ModelLoadException.class)
                .hasMessageContaining("after-sales has no model for en: after-sales/en/2 is refused, since")
                .hasMessageContaining("it must have the schema 2, not 1");
        assertThatThrownBy(() -> ModelRegistry.load(directory.resolve("nowhere"), List.of(), EngineOptions.cpu()))
                .isInstanceOf(ModelLoadException.class)
                .hasMessageContaining("nowhere");
    }

    @Test
    void refreshingServesWhatIsNewAndLeavesTheRestAsItIs() {
        try (ModelRegistry models = load()) {
            IntentModel english = models.find("after-sales", Language.EN).orElseThrow();
            tiny.afterSales("zh", 3);

            models.refresh();

            assertThat(models.find("after-sales", Language.ZH).orElseThrow().id())
                    .hasToString(NEWER);
            assertThat(models.find("after-sales", Language.EN)).containsSame(english);
        }
    }

    @Test
    void aModelThatIsGoneLeavesWithItsLastCaller() throws IOException {
        tiny.afterSales("zh", 3);
        try (ModelRegistry models = load()) {
            IntentModel newer = models.find("after-sales", Language.ZH).orElseThrow();
            Files.delete(tiny.path(NEWER).resolve(Manifest.FILE));

            models.refresh();

            assertThat(models.find("after-sales", Language.ZH)
                            .orElseThrow()
                            .id()
                            .version())
                    .isEqualTo(2);
            assertThatThrownBy(() -> newer.read(TextInput.of("退"), Caller.SERVICE))
                    .isInstanceOf(ModelClosed.class);
        }
    }

    @Test
    void aPackFollowsTheEncoderThatItReadsWith() {
        tiny.withBank();
        try (ModelRegistry models = load()) {
            tiny.edit("after-sales/en/2", manifest -> manifest.put("name", "renamed"));

            models.refresh();

            assertThat(models.refused()).isEmpty();
            IntentModel bank = models.find("banking77", Language.EN).orElseThrow();
            assertThat(bank.read(TextInput.of("card"), Caller.SERVICE)
                            .intents()
                            .best()
                            .label())
                    .isEqualTo("card_arrival");
        }
    }

    @Test
    void whatCouldNotBeServedAloneTakesNothingAway() throws IOException {
        try (ModelRegistry models = load()) {
            Files.delete(tiny.path("after-sales/zh/2").resolve(Manifest.FILE));

            assertThatThrownBy(models::refresh)
                    .isInstanceOf(ModelLoadException.class)
                    .hasMessageContaining("after-sales has no model for zh");
            assertThat(models.find("after-sales", Language.ZH)
                            .orElseThrow()
                            .read(TextInput.of("退"), Caller.SERVICE)
                            .intents()
                            .best()
                            .label())
                    .isEqualTo("return.request");
        }
    }
}
