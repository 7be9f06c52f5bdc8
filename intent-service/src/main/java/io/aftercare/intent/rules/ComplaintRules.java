package io.aftercare.intent.rules;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells what a message complains about, and how surely it complains at all. */
public final class ComplaintRules {
    private static final double STRONG = 3;
    private static final double STRONG_AGAIN = 1;
    private static final double WEAK = 0.8;
    private static final double ANGRY = 1;
    private static final double COMPLAINING = 1.2;
    private static final double NAMED = 0.8;
    private static final double PLAIN = 3;
    private static final double PLAIN_SUPPORT = 1;
    private static final double LEARNED = 2.5;
    private static final double CERTAINTY_PER_WEIGHT = 0.35;
    private static final double ONLY_ASKED = 0.4;
    private static final double WORTH_TELLING = 0.25;

    private final List<CategoryCues> categories;
    private final Cue plain;
    private final Cue experienced;
    private final Cue supposed;

    ComplaintRules(File file) {
        this.categories = file.categories().stream().map(CategoryCues::of).toList();
        this.plain = Cue.of(file.plain());
        this.experienced = Cue.of(file.experienced());
        this.supposed = Cue.of(file.supposed());
    }

    /**
     * The complaint in a folded text, if there is one.
     *
     * @param act what the message does; a question about rules only supposes a defect
     * @param sentiment an angry tone makes a complaint of what would else be a remark
     * @param learned what the head gives each category
     */
    public Optional<Complaint> read(
            String folded, Act act, Sentiment sentiment, Map<ComplaintCategory, Double> learned) {
        Map<ComplaintCategory, Double> weights = new EnumMap<>(ComplaintCategory.class);
        categories.forEach(category -> category.addWeight(folded, weights));
        learned.forEach((category, probability) -> weights.merge(category, LEARNED * probability, Double::sum));
        if (plain.in(folded)) {
            addPlain(weights);
        }
        return weights.entrySet().stream()
                .filter(category -> category.getValue() > 0)
                .max(Map.Entry.comparingByValue())
                .map(best -> new Complaint(
                        best.getKey(), confidence(best.getKey(), best.getValue(), folded, act, sentiment)))
                .filter(complaint -> complaint.confidence() >= WORTH_TELLING);
    }

    private static void addPlain(Map<ComplaintCategory, Double> weights) {
        weights.entrySet().stream()
                .filter(category -> category.getKey() != ComplaintCategory.OTHER && category.getValue() >= NAMED)
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .ifPresentOrElse(
                        category -> weights.merge(category, PLAIN_SUPPORT, Double::sum),
                        () -> weights.merge(ComplaintCategory.OTHER, PLAIN, Double::sum));
    }

    /** Who calmly asks where a parcel is, or for a price difference, does not complain; who reports a defect does. */
    private boolean isOnlyAsked(ComplaintCategory category, String folded, Act act, Sentiment sentiment) {
        return switch (category) {
            case LOGISTICS, PRICE_OR_PROMOTION ->
                sentiment != Sentiment.NEGATIVE && (act == Act.QUESTION || act == Act.REQUEST);
            default -> act == Act.QUESTION && !experienced.in(folded);
        };
    }

    private double confidence(ComplaintCategory category, double weight, String folded, Act act, Sentiment sentiment) {
        double support = (sentiment == Sentiment.NEGATIVE ? ANGRY : 0) + (act == Act.COMPLAINT ? COMPLAINING : 0);
        double confidence = 1 - Math.exp(-CERTAINTY_PER_WEIGHT * (weight + support));
        boolean praised = sentiment == Sentiment.POSITIVE && act != Act.REQUEST;
        return praised || isOnlyAsked(category, folded, act, sentiment) || supposed.in(folded)
                ? confidence * ONLY_ASKED
                : confidence;
    }

    public record Complaint(ComplaintCategory category, double confidence) {}

    private record CategoryCues(ComplaintCategory category, List<Cue> strong, Optional<Cue> weak) {
        static CategoryCues of(CategoryEntry entry) {
            List<Cue> strong = Stream.concat(
                            entry.strong().zh().stream().map(words -> Cue.of(List.of(words), List.of())),
                            entry.strong().en().stream().map(words -> Cue.of(List.of(), List.of(words))))
                    .toList();
            return new CategoryCues(entry.category(), strong, Optional.of(Cue.of(entry.weak())));
        }

        void addWeight(String folded, Map<ComplaintCategory, Double> weights) {
            long hits = strong.stream()
                    .mapToLong(cue -> cue.matches(folded).count())
                    .sum();
            double weight = hits > 0 ? STRONG + STRONG_AGAIN * Math.min(hits - 1, 3) : 0;
            weight += weak.filter(cue -> cue.in(folded)).isPresent() ? WEAK : 0;
            if (weight > 0) {
                weights.merge(category, weight, Double::sum);
            }
        }
    }

    @RegisterForReflection
    record File(List<CategoryEntry> categories, Words plain, Words experienced, Words supposed) {}

    @RegisterForReflection
    record CategoryEntry(ComplaintCategory category, Words strong, Words weak) {}
}
