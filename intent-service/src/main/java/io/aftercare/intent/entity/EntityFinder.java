package io.aftercare.intent.entity;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds order and tracking numbers, phones, amounts and dates. Where two overlap, the kind with the stricter form wins.
 */
public final class EntityFinder {
    /** Strictest form first. */
    private final List<Recognizer> recognizers;

    public EntityFinder(Clock clock) {
        this.recognizers =
                List.of(new TrackingNumbers(), new Dates(clock), new Amounts(), new Phones(), new OrderNumbers());
    }

    /**
     * The entities in the order in which they stand.
     *
     * @param folded the text as rules read it, character for character
     */
    public List<Entity> find(String text, String folded) {
        List<Entity> found = new ArrayList<>();
        for (Recognizer recognizer : recognizers) {
            for (Recognizer.Match match : recognizer.find(folded)) {
                Entity entity = new Entity(
                        recognizer.type(),
                        text.substring(match.start(), match.end()),
                        match.start(),
                        match.end(),
                        match.value());
                if (found.stream().noneMatch(entity::overlaps)) {
                    found.add(entity);
                }
            }
        }
        found.sort(Comparator.comparingInt(Entity::start));
        return found;
    }
}
