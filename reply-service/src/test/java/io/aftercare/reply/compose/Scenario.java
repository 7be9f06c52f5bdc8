package io.aftercare.reply.compose;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.aftercare.reply.Language;
import io.aftercare.reply.ReplyRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** One given-when-then of {@code scenarios/*.yaml}, in one of its two languages. */
record Scenario(String name, Language language, JsonNode given, Expected expected) {
    static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final JsonNode ORDERS = read("/orders.yaml");

    record Expected(
            String source, List<String> articles, List<String> says, List<String> lacks, List<String> promises) {}

    static Stream<Scenario> all() {
        return Stream.of("knowledge", "orders", "cases", "people-and-limits", "turns")
                .map(file -> read("/scenarios/" + file + ".yaml"))
                .flatMap(file -> file.valueStream())
                .flatMap(node -> Arrays.stream(Language.values()).map(language -> of(node, language)));
    }

    private static Scenario of(JsonNode node, Language language) {
        JsonNode then = node.get("then");
        return new Scenario(
                node.get("name").asText(),
                language,
                node.get("given"),
                new Expected(
                        then.path("source").asText(null),
                        texts(then.path("articles")),
                        texts(then.path("says").path(language.code())),
                        texts(then.path("lacks").path(language.code())),
                        then.has("promises") ? texts(then.get("promises")) : null));
    }

    String text() {
        return given.get("text").get(language.code()).asText();
    }

    ReplyRequest request() {
        List<String> missing = texts(given.path("missing"));
        ObjectNode request = YAML.createObjectNode();
        request.put("conversationId", "conversation-1").put("messageId", "message-1");
        request.put("text", text()).put("language", language.code());
        request.set("missing", YAML.valueToTree(missing));
        request.set("history", YAML.valueToTree(texts(given.path("history").path(language.code()))));
        if (given.has("earlier")) {
            request.set("earlier", given.get("earlier"));
        }
        if (!missing.contains(ReplyRequest.UNDERSTANDING)) {
            request.set("understanding", understanding());
        }
        if (!missing.contains(ReplyRequest.DECISION)) {
            request.set("decision", decision());
        }
        try {
            return YAML.treeToValue(request, ReplyRequest.class);
        } catch (IOException e) {
            throw new UncheckedIOException(toString(), e);
        }
    }

    private ObjectNode understanding() {
        ObjectNode understanding = YAML.createObjectNode();
        var intents = understanding.putArray("intents");
        given.path("intents")
                .properties()
                .forEach(intent -> intents.addObject()
                        .put("name", intent.getKey())
                        .put("confidence", intent.getValue().asDouble()));
        label(understanding.putObject("act"), given.path("act").asText("statement"));
        label(understanding.putObject("sentiment"), given.path("sentiment").asText("neutral"));
        understanding
                .putObject("outOfScope")
                .put("value", given.path("outOfScope").asBoolean(false))
                .put("score", 0.5);
        understanding.put("urgency", given.path("urgency").asText("normal"));
        if (given.has("complaint")) {
            understanding
                    .putObject("complaint")
                    .put("category", given.get("complaint").asText())
                    .put("confidence", 0.9);
        }
        var options = YAML.createArrayNode();
        texts(given.path("choices").path(language.code()))
                .forEach(label -> options.addObject().put("label", label));
        if (!options.isEmpty()) {
            understanding.putObject("clarify").set("options", options);
        }
        var entities = understanding.putArray("entities");
        texts(given.path("entities"))
                .forEach(id -> entities.addObject()
                        .put("type", "order")
                        .put("text", id)
                        .put("value", id));
        return understanding;
    }

    private ObjectNode decision() {
        ObjectNode decision = YAML.createObjectNode();
        if (given.has("order")) {
            decision.put("orderState", "known")
                    .set("order", ORDERS.get(given.get("order").asText()));
        } else {
            decision.put("orderState", given.path("orderState").asText("none"));
        }
        decision.set("asks", YAML.valueToTree(texts(given.path("asks"))));
        if (given.has("case")) {
            decision.set("case", opened(given.get("case").deepCopy()));
        }
        given.path("openCases").forEach(open -> decision.withArray("openCases").add(open(open.deepCopy())));
        given.path("settledCases")
                .forEach(settled -> decision.withArray("settledCases").add(open(settled.deepCopy())));
        if (given.has("handoff")) {
            ObjectNode handoff = given.get("handoff").deepCopy();
            handoff.put("id", "handoff-1");
            withDefault(handoff, "state", "requested");
            decision.set("handoff", withDefault(handoff, "dueAt", "2026-11-23T10:10:00Z"));
        }
        if (given.has("waiting")) {
            ObjectNode waiting = given.get("waiting").deepCopy();
            waiting.put("id", "handoff-1");
            withDefault(waiting, "state", "requested");
            decision.set("waiting", withDefault(waiting, "dueAt", "2026-11-23T10:10:00Z"));
        }
        if (given.has("customer")) {
            decision.putObject("customer")
                    .put("name", given.get("customer").get(language.code()).asText());
        }
        return decision;
    }

    private ObjectNode opened(ObjectNode opened) {
        List<String> tasks = texts(opened.path("tasks"));
        opened.put("id", "case-1").put("number", "AC-100001");
        withDefault(opened, "status", "open");
        withDefault(opened, "dueAt", "2026-11-24T10:00:00Z");
        if (opened.get("dueAt").asText().equals("none")) {
            opened.remove("dueAt");
        }
        var list = opened.putArray("tasks");
        for (String task : tasks) {
            String[] parts = task.split(":");
            list.addObject().put("department", parts[0]).put("action", parts[1]);
        }
        return opened;
    }

    /** Opened in another conversation; its tasks are written as department:action:status. */
    private ObjectNode open(ObjectNode open) {
        List<String> tasks = texts(open.path("tasks"));
        open.put("id", "open-" + open.get("number").asText()).put("reused", true);
        var list = open.putArray("tasks");
        for (String task : tasks) {
            String[] parts = task.split(":");
            list.addObject().put("department", parts[0]).put("action", parts[1]).put("status", parts[2]);
        }
        return open;
    }

    private static ObjectNode withDefault(ObjectNode node, String field, String value) {
        return node.has(field) ? node : node.put(field, value);
    }

    private static void label(ObjectNode node, String label) {
        node.put("label", label).put("score", 0.9);
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private static JsonNode read(String resource) {
        try {
            return YAML.readTree(Scenario.class.getResourceAsStream(resource));
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    @Override
    public String toString() {
        return language.code() + ": " + name;
    }
}
