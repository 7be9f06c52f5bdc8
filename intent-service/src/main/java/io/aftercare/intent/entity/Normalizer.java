package io.aftercare.intent.entity;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The exact value of words that a model takes for an entity, where they have one. */
final class Normalizer {
    private static final int SHORTEST_NUMBER = 4;

    private final List<Recognizer> recognizers;
    private final Couriers couriers;

    Normalizer(List<Recognizer> recognizers, Couriers couriers) {
        this.recognizers = recognizers;
        this.couriers = couriers;
    }

    /**
     * @param folded the same words as rules read them, character for character
     * @return null where the words name no exact value, such as a day that is none of the calendar
     */
    String value(EntityType type, String words, String folded) {
        return switch (type) {
            case PRODUCT, ADDRESS -> words;
            case COURIER -> couriers.code(folded).orElse(words);
            case QUANTITY -> Quantities.parse(folded).orElse(null);
            case ORDER, TRACKING -> folded.replaceAll("[\\s#]", "").toUpperCase(Locale.ROOT);
            case PHONE, AMOUNT, DATE -> byForm(type, folded).orElse(null);
        };
    }

    /** A number that has none, or is too short to be one, would only be looked up in vain. */
    boolean isUseless(Entity entity) {
        return switch (entity.type()) {
            case ORDER, TRACKING ->
                entity.value().length() < SHORTEST_NUMBER
                        || entity.value().chars().noneMatch(Character::isDigit)
                        || !entity.value().matches("[A-Z0-9-]+");
            case PHONE -> entity.value() == null;
            default -> false;
        };
    }

    private Optional<String> byForm(EntityType type, String folded) {
        return recognizers.stream()
                .filter(recognizer -> recognizer.type() == type)
                .flatMap(recognizer -> recognizer.find(folded).stream())
                .map(Recognizer.Match::value)
                .findFirst();
    }
}
