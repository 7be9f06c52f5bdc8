package io.aftercare.ticket.lifecycle;

import io.aftercare.events.CaseKind;
import io.aftercare.events.CaseStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A kind's path from the request to its settled end, read from {@code lifecycles/KIND.yaml}. */
public record Lifecycle(CaseKind kind, String start, Map<String, Stage> stages) {
    public Lifecycle {
        requireDeclared(kind, start, stages);
        for (Stage stage : stages.values()) {
            stage.commands().values().forEach(step -> step.targets().forEach(to -> requireDeclared(kind, to, stages)));
        }
        Set<String> unreachable = new TreeSet<>(stages.keySet());
        unreachable.removeAll(reachable(start, stages));
        if (!unreachable.isEmpty()) {
            throw new IllegalArgumentException(kind.code() + ": nothing leads to " + unreachable);
        }
    }

    public Stage stage(String name) {
        return stages.get(name);
    }

    /** @throws IllegalCommand when the command does not belong here, or not to the caller */
    public Step step(String stage, String command, Who who) {
        Step step = stage(stage).commands().get(command);
        if (step == null || !step.by().includes(who)) {
            throw new IllegalCommand(kind.code(), stage, command, stage(stage).allowed(who));
        }
        return step;
    }

    /** What a stage that waits for the shop makes of what the shop does; empty where it does not wait for that. */
    public Optional<Step> awaited(String stage, String command) {
        return Optional.ofNullable(stage(stage).commands().get(command)).filter(step -> step.by() == Who.SHOP);
    }

    /** The command, if there is one, that leads staff from a stage to a status without more ado. */
    public Optional<String> plainCommand(String stage, CaseStatus to) {
        return stage(stage).commands().entrySet().stream()
                .filter(command -> command.getValue().isPlain())
                .filter(command -> stage(command.getValue().to()).status() == to)
                .filter(command -> stage(stage).status() != to)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The statuses to which plain commands lead from a stage. */
    public List<CaseStatus> next(String stage) {
        Stage from = stage(stage);
        return from.commands().values().stream()
                .filter(Step::isPlain)
                .map(step -> stage(step.to()).status())
                .filter(to -> to != from.status())
                .distinct()
                .sorted()
                .toList();
    }

    private static void requireDeclared(CaseKind kind, String stage, Map<String, Stage> stages) {
        if (!stages.containsKey(stage)) {
            throw new IllegalArgumentException(kind.code() + ": there is no stage " + stage);
        }
    }

    private static Set<String> reachable(String start, Map<String, Stage> stages) {
        Set<String> reached = new TreeSet<>(Set.of(start));
        boolean grew = true;
        while (grew) {
            grew = reached.addAll(reached.stream()
                    .flatMap(name -> stages.get(name).commands().values().stream())
                    .flatMap(Step::targets)
                    .toList());
        }
        return reached;
    }
}
