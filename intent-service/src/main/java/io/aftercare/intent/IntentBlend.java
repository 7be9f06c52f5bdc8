package io.aftercare.intent;

import io.aftercare.intent.rules.Aspect;
import io.aftercare.intent.rules.IntentRules;
import io.aftercare.intent.rules.IntentRules.Evidence;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Joins what the head has learned with what the words say. Words decide between return, exchange and repair, which the
 * public data merges; the head decides what exactly is asked about a wish ("退货运费谁出" is about freight).
 */
final class IntentBlend {
    private static final int MOST = 5;
    private static final double LEAST = 0.03;
    private static final double DENIED = 0.05;
    private static final double UNMENTIONED_SIBLING = 0.3;
    private static final double REQUESTED = 0.94;
    private static final double BESIDE_A_DEMAND = 0.4;
    private static final double CONFIRMED = 0.5;
    private static final double ASKED = 0.88;
    private static final double TAKEN_BACK_FOR_ANOTHER = 0.5;
    private static final double SMALLTALK = 0.97;
    /** Leaves that say no more about a wish than that it is there. */
    private static final Set<String> GENERAL = Set.of("request", "how_to", "policy");

    private final IntentRules rules;

    IntentBlend(IntentRules rules) {
        this.rules = rules;
    }

    /**
     * Best first; confidences need not add up to one, since several intents may hold.
     *
     * @param aspect what is said or asked about the wishes
     * @param demanded whether the message asks for a wish in so many words, so that it stands beside what else is said
     */
    List<Ranked> rank(Map<String, Double> learned, Evidence evidence, Aspect aspect, boolean demanded) {
        Map<String, Double> scores = new HashMap<>(learned);
        scores.replaceAll((leaf, score) -> score * trust(leaf, evidence));
        double room = 1 - mostSpecific(scores) * (demanded ? BESIDE_A_DEMAND : 1);
        boolean wantsOther = !evidence.wished().isEmpty() && !evidence.denied().isEmpty();
        Aspect meant = evidence.withdrawn() && !wantsOther ? Aspect.WITHDRAW : aspect;
        for (String group : evidence.wished()) {
            Optional<String> seen = meant == Aspect.WITHDRAW ? Optional.empty() : seenByHead(group, learned);
            seen.ifPresentOrElse(
                    leaf -> raise(scores, leaf, CONFIRMED),
                    () -> rules.leaf(group, meant).ifPresent(leaf -> raise(scores, leaf, strength(meant) * room)));
        }
        if (evidence.withdrawn()) {
            evidence.denied().stream()
                    .map(group -> rules.leaf(group, Aspect.WITHDRAW))
                    .flatMap(Optional::stream)
                    .forEach(leaf -> raise(scores, leaf, wantsOther ? TAKEN_BACK_FOR_ANOTHER : REQUESTED));
        }
        evidence.named().forEach((leaf, certain) -> raise(scores, leaf, certain));
        evidence.smalltalk().ifPresent(leaf -> raise(scores, leaf, SMALLTALK));
        return best(scores);
    }

    /** The leaf that the head sees in a group; between siblings it cannot see, there words alone decide. */
    private Optional<String> seenByHead(String group, Map<String, Double> learned) {
        return learned.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .filter(leaf -> !rules.isSibling(group) && leaf.startsWith(group + "."));
    }

    private double trust(String leaf, Evidence evidence) {
        String group = leaf.substring(0, leaf.indexOf('.'));
        if (evidence.denied().contains(group) && rules.isMergedSibling(leaf)) {
            return DENIED;
        }
        boolean siblingNamed = evidence.wished().stream().anyMatch(rules::isSibling);
        return siblingNamed && rules.isMergedSibling(leaf) && !evidence.wished().contains(group)
                ? UNMENTIONED_SIBLING
                : 1;
    }

    /** How sure the head is of something more particular than the bare wish. */
    private double mostSpecific(Map<String, Double> scores) {
        return scores.entrySet().stream()
                .filter(leaf -> isSpecific(leaf.getKey()) && !rules.isWithdrawal(leaf.getKey()))
                .mapToDouble(Map.Entry::getValue)
                .max()
                .orElse(0);
    }

    private static boolean isSpecific(String leaf) {
        return !GENERAL.contains(leaf.substring(leaf.indexOf('.') + 1))
                && !leaf.startsWith("complaint.")
                && !leaf.startsWith("smalltalk.");
    }

    private static double strength(Aspect aspect) {
        return aspect == Aspect.REQUEST ? REQUESTED : ASKED;
    }

    /** The words add to what the head thinks already; neither lowers the other. */
    private static void raise(Map<String, Double> scores, String leaf, double strength) {
        scores.merge(leaf, strength, (learned, said) -> 1 - (1 - learned) * (1 - said));
    }

    private static List<Ranked> best(Map<String, Double> scores) {
        List<Ranked> ranked = scores.entrySet().stream()
                .map(score -> new Ranked(score.getKey(), Math.min(score.getValue(), 0.99)))
                .sorted(Comparator.comparingDouble(Ranked::confidence)
                        .reversed()
                        .thenComparing(Ranked::leaf))
                .limit(MOST)
                .toList();
        return ranked.stream()
                .filter(intent -> intent == ranked.getFirst() || intent.confidence() >= LEAST)
                .toList();
    }

    record Ranked(String leaf, double confidence) {}
}
