package io.aftercare.reply.handoff;

import io.aftercare.reply.Earlier;
import io.aftercare.reply.ReplyRequest;
import io.aftercare.reply.turn.Understanding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What the customer said, turn by turn, how it was taken and answered; the last turn is still to be answered. */
public record Course(List<Turn> turns) {
    /** So many turns before the last one count. */
    private static final int WINDOW = 3;

    private static final int MOST_TURNS = 6;
    private static final Set<String> NO_HELP = Set.of("clarify", "fallback", "out_of_scope");

    /**
     * @param negative the score of a negative sentiment, 0 for any other
     * @param intent the likeliest; empty where nothing was understood
     * @param source what the answer was owed to; empty where there was none
     */
    public record Turn(String text, double negative, String intent, String source) {
        static Turn of(String text, String sentiment, double score, String intent, String source) {
            return new Turn(
                    text,
                    "negative".equals(sentiment) ? score : 0,
                    intent == null ? "" : intent,
                    source == null ? "" : source);
        }
    }

    public Course {
        turns = List.copyOf(turns);
        if (turns.isEmpty()) {
            throw new IllegalArgumentException("A course has a turn that is to be answered");
        }
    }

    public static Course of(ReplyRequest request) {
        List<String> texts = request.history();
        List<Earlier.Turn> known = request.earlier().turns();
        List<Turn> turns = new ArrayList<>();
        for (int back = Math.min(texts.size(), known.size()); back > 0; back--) {
            Earlier.Turn turn = known.get(known.size() - back);
            turns.add(Turn.of(
                    texts.get(texts.size() - back),
                    turn.sentiment(),
                    turn.sentimentScore(),
                    turn.intent(),
                    turn.source()));
        }
        Understanding now = request.understanding() == null ? Understanding.none() : request.understanding();
        String intent = now.intents().stream()
                .findFirst()
                .map(Understanding.Intent::name)
                .orElse(null);
        turns.add(
                Turn.of(request.text(), now.sentiment().label(), now.sentiment().score(), intent, null));
        return new Course(turns);
    }

    /** By name, each from 0 to 1. */
    Map<String, Double> features() {
        Turn now = turns.getLast();
        List<Turn> earlier = turns.subList(0, turns.size() - 1);
        List<Turn> last = earlier.subList(Math.max(0, earlier.size() - WINDOW), earlier.size());
        Map<String, Double> features = new LinkedHashMap<>();
        features.put("negative", now.negative());
        features.put(
                "negativeBefore",
                last.stream().mapToDouble(Turn::negative).average().orElse(0));
        features.put(
                "repeats",
                last.stream()
                        .mapToDouble(turn -> likeness(now.text(), turn.text()))
                        .max()
                        .orElse(0));
        boolean same = !earlier.isEmpty()
                && earlier.getLast().intent().equals(now.intent())
                && !now.intent().startsWith("smalltalk.");
        features.put("sameIntent", same ? 1.0 : 0.0);
        features.put(
                "noHelp",
                last.stream()
                        .mapToDouble(turn -> NO_HELP.contains(turn.source()) ? 1 : 0)
                        .average()
                        .orElse(0));
        boolean unanswered = !earlier.isEmpty() && earlier.getLast().source().isEmpty();
        features.put("unanswered", unanswered ? 1.0 : 0.0);
        features.put("turns", Math.min(earlier.size(), MOST_TURNS) / (double) MOST_TURNS);
        features.put("person", now.intent().startsWith("human.") ? 1.0 : 0.0);
        return features;
    }

    /** Dice's coefficient of the pairs of characters; nothing where a text has fewer than two pairs. */
    private static double likeness(String one, String other) {
        Set<String> ones = pairs(one);
        Set<String> others = pairs(other);
        if (ones.size() < 2 || others.size() < 2) {
            return 0;
        }
        Set<String> both = new HashSet<>(ones);
        both.retainAll(others);
        return 2.0 * both.size() / (ones.size() + others.size());
    }

    private static Set<String> pairs(String text) {
        int[] letters = text.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .toArray();
        Set<String> pairs = new HashSet<>();
        for (int i = 0; i + 1 < letters.length; i++) {
            pairs.add(new String(letters, i, 2));
        }
        return pairs;
    }
}
