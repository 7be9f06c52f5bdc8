package io.aftercare.intent;

import io.aftercare.intent.rules.Act;
import io.aftercare.intent.rules.ActRules;
import io.aftercare.intent.rules.ComplaintCategory;
import io.aftercare.intent.rules.ComplaintRules.Complaint;
import io.aftercare.intent.rules.MoodRules.Tone;
import io.aftercare.intent.rules.RuleBook;
import io.aftercare.intent.rules.Sentiment;
import io.aftercare.intent.rules.Urgency;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** How a message speaks, beside what it is about: its act, tone and urgency, and what it complains of. */
record Manner(Act act, double actScore, Tone tone, Urgency urgency, Optional<Complaint> complaint) {
    private static final double SURE = 0.5;
    private static final double GREETING = 0.95;

    /** @param learned what the head gives each leaf */
    static Manner of(Subject subject, ActRules.Reading act, Map<String, Double> learned, RuleBook rules) {
        String words = subject.words();
        Tone tone = rules.moods().tone(words);
        if (subject.evidence().smalltalk().isPresent()) {
            return new Manner(Act.GREETING, GREETING, tone, Urgency.NORMAL, Optional.empty());
        }
        Optional<Complaint> complaint = rules.complaints().read(words, act.act(), tone.label(), categories(learned));
        Optional<Complaint> sure = complaint.filter(found -> found.confidence() >= SURE);
        // Who tells of something wrong complains, and not cheerfully, whichever words are used.
        boolean tellsOfWrong = sure.isPresent() && act.act() == Act.STATEMENT;
        Act done = tellsOfWrong ? Act.COMPLAINT : act.act();
        double score = tellsOfWrong ? sure.get().confidence() : act.score();
        Tone felt = sure.filter(found -> tone.label() == Sentiment.NEUTRAL)
                .map(found -> new Tone(Sentiment.NEGATIVE, found.confidence()))
                .orElse(tone);
        boolean concrete = sure.filter(found -> found.category() != ComplaintCategory.OTHER)
                .isPresent();
        return new Manner(done, score, felt, rules.moods().urgency(words, done, felt.label(), concrete), complaint);
    }

    private static Map<ComplaintCategory, Double> categories(Map<String, Double> learned) {
        Map<ComplaintCategory, Double> categories = new EnumMap<>(ComplaintCategory.class);
        for (ComplaintCategory category : ComplaintCategory.values()) {
            categories.put(category, learned.getOrDefault("complaint." + category.code(), 0.0));
        }
        return categories;
    }
}
