package io.aftercare.ticket.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.aftercare.events.CaseKind;
import io.aftercare.events.CaseStatus;
import io.aftercare.ticket.orders.ActionKind;
import java.io.IOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a path from YAML; what it does not know it refuses, so that a slip of the pen does not pass for a rule. */
final class LifecycleReader {
    private static final Set<String> STEP_FIELDS = Set.of("by", "needs", "may", "shop", "done", "if", "to");

    private LifecycleReader() {}

    static Lifecycle read(String yaml) {
        try {
            JsonNode root = new YAMLMapper().readTree(yaml);
            Map<String, Stage> stages = new LinkedHashMap<>();
            root.path("stages").properties().forEach(it -> stages.put(it.getKey(), stage(it.getKey(), it.getValue())));
            return new Lifecycle(
                    code(CaseKind.class, root.path("kind")), root.path("start").asText(), stages);
        } catch (IOException e) {
            throw new IllegalArgumentException("a lifecycle is YAML", e);
        }
    }

    private static Stage stage(String name, JsonNode stage) {
        Map<String, Step> commands = new LinkedHashMap<>();
        stage.path("on").properties().forEach(it -> commands.put(it.getKey(), step(it.getValue())));
        return new Stage(name, code(CaseStatus.class, stage.path("status")), commands);
    }

    private static Step step(JsonNode step) {
        if (step.isTextual()) {
            return new Step(Who.STAFF, List.of(), List.of(), Optional.empty(), List.of(), Map.of(), step.asText());
        }
        step.fieldNames().forEachRemaining(field -> {
            if (!STEP_FIELDS.contains(field)) {
                throw new IllegalArgumentException("a command has no " + field);
            }
        });
        Map<Guard, String> branches = new EnumMap<>(Guard.class);
        step.path("if")
                .properties()
                .forEach(it -> branches.put(
                        named(Guard.class, it.getKey()), it.getValue().asText()));
        return new Step(
                step.has("by") ? code(Who.class, step.path("by")) : Who.STAFF,
                codes(Particular.class, step.path("needs")),
                codes(Particular.class, step.path("may")),
                step.has("shop") ? Optional.of(code(ActionKind.class, step.path("shop"))) : Optional.empty(),
                step.path("done").valueStream().map(JsonNode::asText).toList(),
                branches,
                step.path("to").asText());
    }

    private static <E extends Enum<E>> List<E> codes(Class<E> type, JsonNode codes) {
        return codes.valueStream().map(code -> code(type, code)).toList();
    }

    private static <E extends Enum<E>> E code(Class<E> type, JsonNode code) {
        return named(type, code.asText());
    }

    private static <E extends Enum<E>> E named(Class<E> type, String code) {
        return Enum.valueOf(type, code.toUpperCase(Locale.ROOT));
    }
}
