package io.aftercare.local.merchant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.aftercare.events.CaseKind;
import io.aftercare.events.CaseStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The path of a kind of case, as the resources of the events module have it: which command leads from where to where. */
final class Lifecycle {
    private static final Map<CaseKind, Lifecycle> ALL = new EnumMap<>(CaseKind.class);

    private final Map<String, CaseStatus> statuses = new HashMap<>();
    private final Set<Step> steps = new HashSet<>();
    private final String start;

    record Step(String from, String command, String to) {}

    static {
        for (CaseKind kind : CaseKind.values()) {
            ALL.put(kind, new Lifecycle(kind));
        }
    }

    private Lifecycle(CaseKind kind) {
        JsonNode path = yaml(kind);
        start = path.path("start").asText();
        path.path("stages").properties().forEach(stage -> {
            statuses.put(
                    stage.getKey(),
                    CaseStatus.valueOf(stage.getValue().path("status").asText().toUpperCase(Locale.ROOT)));
            stage.getValue()
                    .path("on")
                    .properties()
                    .forEach(command -> add(stage.getKey(), command.getKey(), command.getValue()));
        });
    }

    private void add(String from, String command, JsonNode target) {
        if (target.isTextual()) {
            steps.add(new Step(from, command, target.asText()));
            return;
        }
        steps.add(new Step(from, command, target.path("to").asText()));
        target.path("if")
                .properties()
                .forEach(branch ->
                        steps.add(new Step(from, command, branch.getValue().asText())));
    }

    static Lifecycle of(CaseKind kind) {
        return ALL.get(kind);
    }

    String start() {
        return start;
    }

    boolean allows(String from, String command, String to) {
        return steps.contains(new Step(from, command, to));
    }

    /** @throws IllegalArgumentException when the path has no such stage */
    CaseStatus status(String stage) {
        CaseStatus status = statuses.get(stage);
        if (status == null) {
            throw new IllegalArgumentException("the path has no stage " + stage);
        }
        return status;
    }

    private static JsonNode yaml(CaseKind kind) {
        String name = "/lifecycles/" + kind.code() + ".yaml";
        try (InputStream yaml = Lifecycle.class.getResourceAsStream(name)) {
            if (yaml == null) {
                throw new IllegalStateException("there is no path " + name);
            }
            return new YAMLMapper().readTree(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException("the path " + name + " is no YAML", e);
        }
    }
}
