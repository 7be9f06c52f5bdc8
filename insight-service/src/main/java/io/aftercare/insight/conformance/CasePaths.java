package io.aftercare.insight.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.aftercare.events.CaseKind;
import io.aftercare.mining.conformance.ProcessModel;
import io.aftercare.mining.conformance.ProcessModel.Step;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The path of each kind of case, as ticket-service publishes it, as a model to replay cases on: stages are states, and a
 * command with the stage to which it leads is an activity. A case may end wherever nothing more can be done.
 */
@Singleton
public final class CasePaths {
    private final Map<CaseKind, ProcessModel> models = new EnumMap<>(CaseKind.class);

    public CasePaths() {
        for (CaseKind kind : CaseKind.values()) {
            models.put(kind, model(yaml(kind)));
        }
    }

    public ProcessModel of(CaseKind kind) {
        return models.get(kind);
    }

    /** How a step is named: {@code refund} alone may lead to several stages. */
    public static String activity(String command, String to) {
        return command + ":" + to;
    }

    private static ProcessModel model(JsonNode path) {
        List<Step> steps = new ArrayList<>();
        List<String> ends = new ArrayList<>();
        path.path("stages").properties().forEach(stage -> {
            JsonNode commands = stage.getValue().path("on");
            commands.properties()
                    .forEach(command -> targets(command.getValue())
                            .forEach(to -> steps.add(new Step(stage.getKey(), activity(command.getKey(), to), to))));
            if (commands.isEmpty()) {
                ends.add(stage.getKey());
            }
        });
        return ProcessModel.ofStates(path.path("start").asText(), steps, ends);
    }

    private static List<String> targets(JsonNode step) {
        if (step.isTextual()) {
            return List.of(step.asText());
        }
        List<String> targets = new ArrayList<>(List.of(step.path("to").asText()));
        step.path("if")
                .properties()
                .forEach(branch -> targets.add(branch.getValue().asText()));
        return targets.stream().distinct().toList();
    }

    private static JsonNode yaml(CaseKind kind) {
        String name = "/lifecycles/" + kind.code() + ".yaml";
        try (InputStream yaml = CasePaths.class.getResourceAsStream(name)) {
            if (yaml == null) {
                throw new IllegalStateException("there is no path " + name);
            }
            return new YAMLMapper().readTree(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException("the path " + name + " is no YAML", e);
        }
    }
}
