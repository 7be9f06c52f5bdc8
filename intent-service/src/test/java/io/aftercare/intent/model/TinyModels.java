package io.aftercare.intent.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aftercare.inference.ModelSource;
import io.aftercare.inference.TinyGraph;
import io.aftercare.inference.TinyText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Writes model directories that know a handful of words, each of which decides one thing. */
public final class TinyModels {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> LEAVES = List.of(
            "return.request",
            "return.cancel",
            "exchange.request",
            "invoice.request",
            "order.status",
            "logistics.where_is_it",
            "smalltalk.greeting");
    private static final List<String> KINDS = List.of("return", "exchange", "invoice");
    private static final List<String> TAGS = List.of(
            "O",
            "B-product",
            "I-product",
            "B-courier",
            "I-courier",
            "B-quantity",
            "I-quantity",
            "B-address",
            "I-address");
    private static final String TAXONOMY = """
            version: 2
            intents:
              - {code: return.request, group: return, zh: 申请退货, en: Request a return, kind: return, needsOrder: true}
              - {code: return.cancel, group: return, zh: 取消退货, en: Withdraw a return, kind: return, needsOrder: true}
              - {code: exchange.request, group: exchange, zh: 申请换货, en: Request an exchange, kind: exchange, needsOrder: true}
              - {code: invoice.request, group: invoice, zh: 开发票, en: Request an invoice, kind: invoice, needsOrder: true}
              - {code: order.status, group: order, zh: 订单状态, en: Order status, needsOrder: true}
              - {code: logistics.where_is_it, group: logistics, zh: 物流到哪了, en: Where is my parcel, needsOrder: true}
              - {code: smalltalk.greeting, group: smalltalk, zh: 问候, en: Greeting, needsOrder: false}
            """;
    private static final String BANK_LABELS = """
            intents:
              - {code: card_arrival, en: When my card arrives}
              - {code: exchange_rate, en: Exchange rate}
            """;

    private final Path root;

    private TinyModels(Path root) {
        this.root = root;
    }

    /** Below {@code models}: the default pack in both languages. */
    public static TinyModels in(Path models) {
        TinyModels tiny = new TinyModels(models.resolve("intent"));
        tiny.write("taxonomy.yaml", TAXONOMY);
        tiny.afterSales("zh", 2);
        tiny.afterSales("en", 2);
        return tiny;
    }

    /** Those that were written there before. */
    public static TinyModels lyingIn(Path models) {
        return new TinyModels(models.resolve("intent"));
    }

    public Path path(String model) {
        return root.resolve(model);
    }

    public void afterSales(String language, int version) {
        String model = "after-sales/" + language + "/" + version;
        Path directory = directory(model);
        if (language.equals("zh")) {
            chinese().writeInParts(directory);
        } else {
            english().write(directory);
        }
        ObjectNode manifest = manifest("after-sales", language, version, "model.onnx");
        manifest.put("tokenizer", "tokenizer.json");
        manifest.putObject("taxonomy").put("file", "../../../taxonomy.yaml").put("sha256", hash("taxonomy.yaml"));
        manifest.put("dimensions", (language.equals("zh") ? chinese() : english()).dimensions());
        manifest.put("maxTokens", 64).put("maxHistoryTokens", 32);
        ObjectNode heads = manifest.putObject("heads");
        head(heads, "leaves", LEAVES).put("temperature", 1.0);
        head(heads, "sources", List.of("退换货", "发票")).put("source", "jd");
        head(heads, "kinds", KINDS).putArray("thresholds").add(0.5).add(0.5).add(0.5);
        head(heads, "complaint", List.of("none", "product_quality", "service"));
        head(heads, "sentiment", List.of("negative", "neutral", "positive"));
        head(heads, "urgency", List.of("high", "normal", "low"));
        head(heads, "act", List.of("request", "question"));
        ObjectNode scope = head(heads, "outOfScope", List.of("out_of_scope"));
        scope.put("output", "out_of_scope").putArray("thresholds").add(0.5);
        head(heads, "spans", TAGS);
        finish(model, manifest);
    }

    /** The pack banking77, which reads English with the encoder of after-sales/en/2. */
    public TinyModels withBank() {
        String model = "banking77/en/1";
        Path directory = directory(model);
        TinyText encoder = english();
        float[][] weights = new float[encoder.dimensions()][2];
        weights[encoder.dimension("card")][0] = 9;
        weights[encoder.dimension("exchange")][1] = 9;
        float[] scope = new float[encoder.dimensions()];
        scope[encoder.dimension("weather")] = 9;
        write(model + "/head.onnx", TinyGraph.packHead(weights, scope));
        write(model + "/labels.yaml", BANK_LABELS);
        ObjectNode manifest = manifest("banking77", "en", 1, "head.onnx");
        manifest.putObject("taxonomy").put("file", "labels.yaml").put("sha256", hash(model + "/labels.yaml"));
        manifest.putObject("encoder")
                .put("pack", "after-sales")
                .put("language", "en")
                .put("version", "2")
                .put("sha256", hash("after-sales/en/2/model.onnx"));
        manifest.put("dimensions", encoder.dimensions());
        ObjectNode heads = manifest.putObject("heads");
        head(heads, "intents", List.of("card_arrival", "exchange_rate"));
        head(heads, "outOfScope", List.of("out_of_scope"))
                .put("output", "out_of_scope")
                .putArray("thresholds")
                .add(0.9);
        finish(model, manifest);
        return this;
    }

    /** Of another language, so that it shows which graph was run. */
    public TinyModels withGraphForGpus(String model) {
        copy("after-sales/en/2/model.onnx", model + "/gpu.onnx");
        edit(model, manifest -> {
            manifest.putObject("graphs").put("cuda", "gpu.onnx");
            ((ObjectNode) manifest.path("files")).put("gpu.onnx", hash(model + "/gpu.onnx"));
        });
        return this;
    }

    private void copy(String from, String to) {
        try {
            Files.copy(path(from), path(to));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Changes a manifest as a mistake in making the model would. */
    public void edit(String model, Consumer<ObjectNode> change) {
        try {
            Path file = path(model).resolve("manifest.json");
            ObjectNode manifest = (ObjectNode) JSON.readTree(file.toFile());
            change.accept(manifest);
            JSON.writeValue(file.toFile(), manifest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TinyText chinese() {
        return words(Map.ofEntries(
                Map.entry("return", "退"),
                Map.entry("withdraw", "撤"),
                Map.entry("exchange", "换"),
                Map.entry("invoice", "票"),
                Map.entry("hello", "好"),
                Map.entry("broken", "坏"),
                Map.entry("danger", "电"),
                Map.entry("weather", "天"),
                Map.entry("how", "怎"),
                Map.entry("phone", "手"),
                Map.entry("phone2", "机"),
                Map.entry("courier", "顺"),
                Map.entry("courier2", "丰"),
                Map.entry("many", "两"),
                Map.entry("many2", "件"),
                Map.entry("street", "路"),
                Map.entry("card", "卡")));
    }

    private static TinyText english() {
        return words(Map.ofEntries(
                Map.entry("return", "return"),
                Map.entry("withdraw", "withdraw"),
                Map.entry("exchange", "exchange"),
                Map.entry("invoice", "invoice"),
                Map.entry("hello", "hello"),
                Map.entry("broken", "broken"),
                Map.entry("danger", "shock"),
                Map.entry("weather", "weather"),
                Map.entry("how", "how"),
                Map.entry("phone", "phone"),
                Map.entry("phone2", "case"),
                Map.entry("courier", "royal"),
                Map.entry("courier2", "mail"),
                Map.entry("many", "two"),
                Map.entry("many2", "pairs"),
                Map.entry("street", "street"),
                Map.entry("card", "card")));
    }

    private static TinyText words(Map<String, String> word) {
        Map<String, float[]> leaves = new HashMap<>();
        leaves.put(word.get("return"), one(LEAVES, "return.request", 6));
        leaves.put(word.get("withdraw"), one(LEAVES, "return.cancel", 12));
        leaves.put(word.get("exchange"), one(LEAVES, "exchange.request", 5.8f));
        leaves.put(word.get("invoice"), one(LEAVES, "invoice.request", 6));
        leaves.put(word.get("hello"), one(LEAVES, "smalltalk.greeting", 6));
        Map<String, float[]> kinds = new HashMap<>();
        kinds.put("[CLS]", new float[] {-3, -3, -3});
        kinds.put(word.get("return"), one(KINDS, "return", 6));
        kinds.put(word.get("exchange"), one(KINDS, "exchange", 7));
        Map<String, float[]> spans = new HashMap<>();
        spans.put(word.get("phone"), one(TAGS, "B-product", 5));
        spans.put(word.get("phone2"), one(TAGS, "I-product", 5));
        spans.put(word.get("courier"), one(TAGS, "B-courier", 5));
        spans.put(word.get("courier2"), one(TAGS, "I-courier", 5));
        spans.put(word.get("many"), one(TAGS, "B-quantity", 5));
        spans.put(word.get("many2"), one(TAGS, "I-quantity", 5));
        spans.put(word.get("street"), one(TAGS, "B-address", 5));
        return TinyText.of(word.values().stream().sorted().toArray(String[]::new))
                .rows("leaves", LEAVES.size(), leaves)
                .rows("sources", 2, Map.of(word.get("return"), new float[] {4, 0}, word.get("invoice"), new float[] {
                    0, 4
                }))
                .rows("kinds", KINDS.size(), kinds)
                .rows("complaint", 3, Map.of("[CLS]", new float[] {3, 0, 0}, word.get("broken"), new float[] {0, 6, 0}))
                .rows("sentiment", 3, Map.of("[CLS]", new float[] {0, 2, 0}, word.get("broken"), new float[] {5, 0, 0}))
                .rows("urgency", 3, Map.of("[CLS]", new float[] {0, 2, 0}, word.get("danger"), new float[] {5, 0, 0}))
                .rows("act", 2, Map.of("[CLS]", new float[] {1, 0}, word.get("how"), new float[] {0, 4}))
                .number("out_of_scope", Map.of("[CLS]", -3f, word.get("weather"), 8f))
                .tokens("spans", TAGS.size(), spans);
    }

    private static float[] one(List<String> labels, String label, float weight) {
        float[] row = new float[labels.size()];
        row[labels.indexOf(label)] = weight;
        return row;
    }

    private static ObjectNode head(ObjectNode heads, String name, List<String> labels) {
        ObjectNode head = heads.putObject(name).put("output", name);
        labels.forEach(head.putArray("labels")::add);
        return head;
    }

    private static ObjectNode manifest(String pack, String language, int version, String graph) {
        ObjectNode manifest = JSON.createObjectNode()
                .put("schema", 2)
                .put("name", pack + "-" + language)
                .put("pack", pack)
                .put("language", language)
                .put("version", Integer.toString(version))
                .put("graph", graph);
        ObjectNode decisions = manifest.putObject("decisions").put("falseReject", 0.03);
        decisions.putObject("intentSet").put("risk", 0.1).put("threshold", 0.1);
        decisions.putObject("clarify").put("margin", 0.15).put("ceiling", 0.75);
        manifest.putObject("figures").put("top1", 0.9);
        return manifest;
    }

    private void finish(String model, ObjectNode manifest) {
        ObjectNode files = manifest.putObject("files");
        try (var all = Files.list(path(model))) {
            all.map(file -> file.getFileName().toString()).forEach(file -> files.put(file, hash(model + "/" + file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        write(model + "/manifest.json", manifest.toPrettyString());
    }

    private String hash(String file) {
        return ModelSource.sha256(root.resolve(file));
    }

    private Path directory(String model) {
        try {
            return Files.createDirectories(path(model));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String file, String content) {
        write(file, content.getBytes(StandardCharsets.UTF_8));
    }

    private void write(String file, byte[] content) {
        try {
            Files.createDirectories(root.resolve(file).getParent());
            Files.write(root.resolve(file), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
