package io.aftercare.intent.entity;

import io.aftercare.intent.model.LearnedSpan;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds order and tracking numbers, phones, amounts and dates by their form, and takes over what a model has found beside
 * them. Where two forms overlap, the stricter wins.
 */
public final class EntityFinder {
    /** Kinds of numbers that streets, houses and rooms have too. */
    private static final Set<EntityType> PART_OF_AN_ADDRESS =
            Set.of(EntityType.DATE, EntityType.AMOUNT, EntityType.ORDER);

    private static final Pattern HOUSE_NUMBER = Pattern.compile("(?:\\d{1,5}(?:号楼?|弄|栋|幢|座|单元|楼|层|室|-))+(?:\\d{1,5})?");

    /** Strictest form first. */
    private final List<Recognizer> recognizers;

    private final Normalizer normalizer;

    public EntityFinder(Clock clock) {
        this.recognizers =
                List.of(new TrackingNumbers(), new Dates(clock), new Amounts(), new Phones(), new OrderNumbers());
        this.normalizer = new Normalizer(recognizers, Couriers.load());
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

    /**
     * What was recognised by its form, and what a model found besides. Where the two overlap, the form is surer of the
     * value, save for a number inside an address.
     *
     * @param recognised as {@link #find} gives it
     */
    public List<Entity> withLearned(String text, String folded, List<Entity> recognised, List<LearnedSpan> spans) {
        List<Entity> learned = spans.stream()
                .map(span -> trimmed(text, folded, span))
                .flatMap(Optional::stream)
                .toList();
        List<Entity> addresses = learned.stream()
                .filter(entity -> entity.type() == EntityType.ADDRESS)
                .toList();
        List<Entity> merged = new ArrayList<>(recognised.stream()
                .filter(entity -> !PART_OF_AN_ADDRESS.contains(entity.type())
                        || addresses.stream().noneMatch(address -> address.contains(entity)))
                .toList());
        learned.stream()
                .filter(entity -> merged.stream().noneMatch(entity::overlaps))
                .forEach(merged::add);
        merged.sort(Comparator.comparingInt(Entity::start));
        return merged;
    }

    private Optional<Entity> trimmed(String text, String folded, LearnedSpan span) {
        int start = span.start();
        int end = span.end();
        while (start < end && isMargin(text.charAt(start))) {
            start++;
        }
        while (end > start && isMargin(text.charAt(end - 1))) {
            end--;
        }
        end = span.type() == EntityType.ADDRESS ? afterHouseNumber(folded, end) : end;
        String words = text.substring(start, end);
        Entity entity = new Entity(
                span.type(), words, start, end, normalizer.value(span.type(), words, folded.substring(start, end)));
        return words.isEmpty() || normalizer.isUseless(entity) ? Optional.empty() : Optional.of(entity);
    }

    /** A model may stop at the street; the number right after it belongs to the address, and is no day of the month. */
    private static int afterHouseNumber(String folded, int end) {
        Matcher number = HOUSE_NUMBER.matcher(folded).region(end, folded.length());
        return number.lookingAt() ? number.end() : end;
    }

    private static boolean isMargin(char character) {
        return Character.isWhitespace(character) || "，。、；：！？,.;:!?\"'“”「」".indexOf(character) >= 0;
    }
}
