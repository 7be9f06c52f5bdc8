package io.aftercare.insight.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What became of events that were handed to the log: new ones are in it now, the others had been there before. */
public record Appended(List<LoggedEvent> stored, List<LoggedEvent> duplicates) {
    /** @param inserted the ids of the rows that were inserted; it is emptied */
    static Appended of(List<LoggedEvent> events, Set<UUID> inserted) {
        List<LoggedEvent> stored = new ArrayList<>();
        List<LoggedEvent> duplicates = new ArrayList<>();
        for (LoggedEvent event : events) {
            (inserted.remove(event.id()) ? stored : duplicates).add(event);
        }
        return new Appended(stored, duplicates);
    }
}
