package io.aftercare.intent.model;

import io.aftercare.inference.TokenSpan;
import io.aftercare.intent.entity.EntityType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads spans out of begin-inside-outside tags: the best sequence in which whatever goes on has begun (Viterbi, in
 * tokens × tags²).
 */
final class SpanDecoder {
    private static final String OUTSIDE = "O";
    private static final String BEGIN = "B-";
    private static final String INSIDE = "I-";

    private final List<Tag> tags;

    private SpanDecoder(List<Tag> tags) {
        this.tags = tags;
    }

    /** @throws IllegalArgumentException naming a tag that stands for nothing here */
    static SpanDecoder of(List<String> labels) {
        return new SpanDecoder(labels.stream().map(Tag::of).toList());
    }

    /** @param logits a row of tags for each token */
    List<LearnedSpan> decode(String text, List<TokenSpan> tokens, float[][] logits) {
        List<LearnedSpan> spans = new ArrayList<>();
        int[] best = bestSequence(logits);
        for (int first = 0; first < best.length; first++) {
            Tag tag = tags.get(best[first]);
            if (tag.begins()) {
                int last = first;
                while (last + 1 < best.length && tags.get(best[last + 1]).continues(tag)) {
                    last++;
                }
                spans.add(wholeWords(
                        text,
                        tag.type().orElseThrow(),
                        tokens.get(first).start(),
                        tokens.get(last).end()));
            }
        }
        return spans;
    }

    private int[] bestSequence(float[][] logits) {
        int[][] before = new int[logits.length][tags.size()];
        double[] scores = new double[tags.size()];
        for (int token = 0; token < logits.length; token++) {
            double[] next = new double[tags.size()];
            for (int tag = 0; tag < tags.size(); tag++) {
                before[token][tag] = bestBefore(token, tag, scores);
                int from = before[token][tag];
                next[tag] = from < 0 ? Double.NEGATIVE_INFINITY : logits[token][tag] + (token == 0 ? 0 : scores[from]);
            }
            scores = next;
        }
        int[] sequence = new int[logits.length];
        for (int token = logits.length - 1; token >= 0; token--) {
            sequence[token] = token == logits.length - 1 ? highest(scores) : before[token + 1][sequence[token + 1]];
        }
        return sequence;
    }

    /** The best tag that may stand before this one; −1 where none may, and 0 for a first token, which has none. */
    private int bestBefore(int token, int tag, double[] scores) {
        if (token == 0) {
            return tags.get(tag).goesOn() ? -1 : 0;
        }
        int best = -1;
        for (int candidate = 0; candidate < scores.length; candidate++) {
            boolean allowed = !tags.get(tag).goesOn() || tags.get(tag).continues(tags.get(candidate));
            if (allowed && scores[candidate] > (best < 0 ? Double.NEGATIVE_INFINITY : scores[best])) {
                best = candidate;
            }
        }
        return best;
    }

    private static int highest(double[] scores) {
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            best = scores[i] > scores[best] ? i : best;
        }
        return best;
    }

    /** A model reads pieces of words; a thing that somebody names is made of whole ones. */
    private static LearnedSpan wholeWords(String text, EntityType type, int start, int end) {
        int first = start;
        while (first > 0 && isInsideWord(text, first)) {
            first--;
        }
        int last = end;
        while (last < text.length() && isInsideWord(text, last)) {
            last++;
        }
        return new LearnedSpan(type, first, last);
    }

    private static boolean isInsideWord(String text, int position) {
        return isLatin(text.charAt(position - 1)) && isLatin(text.charAt(position));
    }

    private static boolean isLatin(char character) {
        return character < 0x250 && Character.isLetterOrDigit(character);
    }

    private record Tag(boolean begins, boolean goesOn, Optional<EntityType> type) {
        static Tag of(String label) {
            if (label.equals(OUTSIDE)) {
                return new Tag(false, false, Optional.empty());
            }
            boolean begins = label.startsWith(BEGIN);
            return Arrays.stream(EntityType.values())
                    .filter(type -> label.equals((begins ? BEGIN : INSIDE) + type.code()))
                    .map(type -> new Tag(begins, !begins, Optional.of(type)))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("the tag " + label + " stands for nothing here"));
        }

        boolean continues(Tag earlier) {
            return goesOn && type.equals(earlier.type);
        }
    }
}
