package io.aftercare.local.launcher.eval;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** What labels are about; in the order in which equally good ones are preferred. */
public enum LabelSet {
    PACK(Set.of(), Answer::rankedIntents),
    LEAF(Set.of(), Answer::rankedIntents),
    SOURCE(Set.of(), Answer::rankedSources),
    KIND(
            Set.of(
                    "return",
                    "exchange",
                    "refund",
                    "repair",
                    "resend",
                    "price_protection",
                    "invoice",
                    "logistics",
                    "cancel",
                    "install_or_usage",
                    "human",
                    "other"),
            Answer::rankedKinds),
    COMPLAINT(
            Set.of("product_quality", "logistics", "service", "price_or_promotion", "other", "none"),
            Answer::complaintCategory),
    SENTIMENT(Set.of("negative", "neutral", "positive"), Answer::mood),
    URGENCY(Set.of("high", "normal", "low"), Answer::pressure),
    ACT(Set.of("request", "question", "complaint", "statement", "greeting"), Answer::deed);

    private static final String PERSON = "person";
    private static final String HUMAN = "human";

    private final Set<String> labels;
    private final Function<Answer, List<Guess>> told;

    LabelSet(Set<String> labels, Function<Answer, List<Guess>> told) {
        this.labels = labels;
        this.told = told;
    }

    static List<String> codes() {
        return Stream.of(values()).map(LabelSet::code).toList();
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Those that hold everywhere; none where a taxonomy says which there are. */
    Set<String> labels() {
        return labels;
    }

    List<Guess> guesses(Answer answer) {
        return told.apply(answer);
    }

    /** Whether the service names more than its best guess. */
    boolean isRanked() {
        return this == PACK || this == LEAF || this == SOURCE || this == KIND;
    }

    /** Some files and models call the wish for a person so. */
    String canonical(String label) {
        return this == KIND && label.equals(PERSON) ? HUMAN : label;
    }
}
