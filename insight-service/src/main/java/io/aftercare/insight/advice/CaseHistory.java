package io.aftercare.insight.advice;

import io.aftercare.events.CaseAssigned;
import io.aftercare.events.CaseEvent;
import io.aftercare.events.CaseOpened;
import io.aftercare.events.CaseOrderLinked;
import io.aftercare.events.CaseStageChanged;
import io.aftercare.events.Segments;
import io.aftercare.events.SlaBroken;
import io.aftercare.events.TaskCompleted;
import io.aftercare.events.TaskCreated;
import io.aftercare.events.TaskTaken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** What advice needs to know of one case, taken in event by event in the order of time. */
public final class CaseHistory {
    private final String id;
    private final Map<String, String> attributes = new HashMap<>();
    private final List<Move> moves = new ArrayList<>();
    private final List<Owner> owners = new ArrayList<>();
    private final Map<UUID, Task> tasks = new LinkedHashMap<>();
    private final List<Term> broken = new ArrayList<>();
    private String kind;
    private Instant opened;

    /** From one stage to another; {@code settled} where nothing more is to be done there. */
    record Move(String from, String to, boolean settled, Instant at) {}

    record Owner(String department, Instant since) {}

    /** @param taken null where nobody has, {@code completed} where it is not done */
    record Task(String department, Instant created, Instant taken, Instant completed) {}

    record Term(String target, Instant dueAt) {}

    CaseHistory(UUID id) {
        this.id = id.toString();
    }

    void add(CaseEvent event, Instant at) {
        switch (event) {
            case CaseOpened it -> open(it, at);
            // What the opening says is right; else what was said first.
            case CaseOrderLinked it -> segments(it.segments()).forEach(attributes::putIfAbsent);
            case CaseStageChanged it -> {
                if (it.from() != null && it.to() != null && !it.from().equals(it.to())) {
                    moves.add(new Move(
                            it.from(),
                            it.to(),
                            it.status() != null && it.status().isSettled(),
                            at));
                }
            }
            case CaseAssigned it ->
                own(it.department() == null ? null : it.department().code(), at);
            case TaskCreated it ->
                tasks.put(it.taskId(), new Task(it.department().code(), at, null, null));
            case TaskTaken it ->
                tasks.computeIfPresent(
                        it.taskId(),
                        (id, task) -> task.taken == null ? new Task(task.department, task.created, at, null) : task);
            case TaskCompleted it ->
                tasks.computeIfPresent(
                        it.taskId(), (id, task) -> new Task(task.department, task.created, task.taken, at));
            case SlaBroken it -> broken.add(new Term(it.target(), it.dueAt() == null ? at : it.dueAt()));
            default -> {
                // Of no account for advice.
            }
        }
    }

    private void open(CaseOpened event, Instant at) {
        kind = event.kind().code();
        opened = at;
        put("intent", event.intent());
        put("department", event.department() == null ? null : event.department().code());
        put("complaint", event.complaint() == null ? null : event.complaint().code());
        put("urgency", event.urgency() == null ? null : event.urgency().code());
        attributes.putAll(segments(event.segments()));
        own(attributes.get("department"), at);
    }

    private static Map<String, String> segments(Segments segments) {
        Map<String, String> told = new HashMap<>();
        told.put("sku", segments.sku());
        told.put("productClass", segments.productClass());
        told.put("batch", segments.batch());
        told.put("warehouse", segments.warehouse());
        told.put("carrier", segments.carrier());
        told.put("region", segments.region());
        told.put("channel", segments.channel());
        told.put("agentGroup", segments.agentGroup());
        told.values().removeIf(Objects::isNull);
        return told;
    }

    private void put(String attribute, String value) {
        if (value != null) {
            attributes.put(attribute, value);
        }
    }

    private void own(String department, Instant at) {
        if (department != null
                && (owners.isEmpty() || !owners.getLast().department.equals(department))) {
            owners.add(new Owner(department, at));
        }
    }

    /** Whether its opening was seen; without it, it has no kind. */
    boolean isOpened() {
        return kind != null;
    }

    String id() {
        return id;
    }

    String kind() {
        return kind;
    }

    Instant opened() {
        return opened;
    }

    Map<String, String> attributes() {
        return attributes;
    }

    List<Move> moves() {
        return moves;
    }

    List<Owner> owners() {
        return owners;
    }

    List<Task> tasks() {
        return List.copyOf(tasks.values());
    }

    List<Term> broken() {
        return broken;
    }
}
