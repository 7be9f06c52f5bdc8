package io.aftercare.ticket.lifecycle;

import io.aftercare.events.CaseStatus;
import java.util.List;
import java.util.Map;

/** A station of a kind's path: the status that it comes to for everybody else, and what may be done there. */
public record Stage(String name, CaseStatus status, Map<String, Step> commands) {
    /** The commands that staff or the customer may give, in the order of the data. */
    public List<String> allowed(Who who) {
        return commands.entrySet().stream()
                .filter(command -> command.getValue().by().includes(who))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The commands that do a task of this name. */
    public List<String> doing(String task) {
        return commands.entrySet().stream()
                .filter(command -> command.getValue().done().contains(task))
                .map(Map.Entry::getKey)
                .toList();
    }

    public boolean isEnd() {
        return commands.isEmpty();
    }
}
