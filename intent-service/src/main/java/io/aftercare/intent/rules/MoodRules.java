package io.aftercare.intent.rules;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads the tone of a message, and whether it cannot wait. */
public final class MoodRules {
    private static final int WINDOW = 24;
    private static final double HALF_SURE_AT = 1.2;

    private final Cue negative;
    private final Cue positive;
    private final Pattern turnedZh;
    private final Pattern turnedEn;
    private final Cue resigned;
    private final Cue wanting;
    private final Cue urgent;

    MoodRules(File file) {
        this.negative = Cue.of(file.sentiment().negative());
        this.positive = Cue.of(file.sentiment().positive());
        this.turnedZh = Cue.compile(file.sentiment().turned().zh());
        this.turnedEn = Cue.compile(file.sentiment().turned().en());
        this.resigned = Cue.of(file.resigned());
        this.wanting = Cue.of(file.wanting());
        this.urgent = Cue.of(file.urgent());
    }

    public Tone tone(String folded) {
        Count bad = count(negative, folded);
        Count good = count(positive, folded);
        // "不满意" is as bad as "差"; "不差" is not yet good.
        double balance = good.straight() - bad.straight() - good.turned() - (urgent.in(folded) ? 1 : 0);
        // Shouting strengthens what is there already.
        double shouting = folded.contains("！！") || folded.contains("!!") ? 0.5 : 0;
        double strength = Math.abs(balance) + (balance == 0 ? 0 : shouting);
        double score = strength / (strength + HALF_SURE_AT);
        if (balance < 0) {
            return new Tone(Sentiment.NEGATIVE, 0.5 + score / 2);
        }
        return balance > 0 ? new Tone(Sentiment.POSITIVE, 0.5 + score / 2) : new Tone(Sentiment.NEUTRAL, 0.7);
    }

    /**
     * Low is for messages that only let off steam: who has given up, or scolds without saying what is wrong or wanted.
     *
     * @param concrete whether the message says what is wrong
     */
    public Urgency urgency(String folded, Act act, Sentiment sentiment, boolean concrete) {
        if (urgent.in(folded)) {
            return Urgency.HIGH;
        }
        boolean tells = (act == Act.COMPLAINT || act == Act.STATEMENT) && sentiment == Sentiment.NEGATIVE;
        boolean vents = tells && (resigned.in(folded) || !concrete && !wanting.in(folded));
        return vents ? Urgency.LOW : Urgency.NORMAL;
    }

    private Count count(Cue cue, String folded) {
        List<MatchResult> matches = cue.matches(folded).toList();
        long turned = matches.stream().filter(match -> isTurned(folded, match)).count();
        return new Count(matches.size() - turned, turned);
    }

    private boolean isTurned(String folded, MatchResult match) {
        String before = folded.substring(Math.max(0, match.start() - WINDOW), match.start());
        return turnedZh.matcher(before).find() || turnedEn.matcher(before).find();
    }

    private record Count(long straight, long turned) {}

    public record Tone(Sentiment label, double score) {}

    @RegisterForReflection
    record File(SentimentEntry sentiment, Words resigned, Words wanting, Words urgent) {}

    @RegisterForReflection
    record SentimentEntry(Words negative, Words positive, TurnedEntry turned) {}

    @RegisterForReflection
    record TurnedEntry(String zh, String en) {}
}
