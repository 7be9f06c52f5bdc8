package io.aftercare.intent.model;

import io.aftercare.inference.TokenSpan;
import io.aftercare.intent.entity.EntityType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Reads spans out of begin-inside-outside tags: the best sequence in which whatever goes on has begun (Viterbi, in
 * tokens × tags²).
 */
final class SpanDecoder {
    private static final String OUTSIDE = "O";
    private static final String BEGIN = "B-";
    private static final String INSIDE = "I-";

    private final List<Tag> tags;

    /** For each tag that goes on with another, the tags that it may go on with; null for those that may follow any. */
    private final int[][] earlier;

    private SpanDecoder(List<Tag> tags) {
        this.tags = tags;
        this.earlier = tags.stream()
                .map(tag -> tag.goesOn()
                        ? IntStream.range(0, tags.size())
                                .filter(other -> tag.continues(tags.get(other)))
                                .toArray()
                        : null)
                .toArray(int[][]::new);
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
            int bestOfAll = highest(scores);
            for (int tag = 0; tag < next.length; tag++) {
                int from = token == 0 ? first(tag) : earlier[tag] == null ? bestOfAll : best(earlier[tag], scores);
                before[token][tag] = from;
                next[tag] = from < 0 ? Double.NEGATIVE_INFINITY : logits[token][tag] + scores[from];
            }
            scores = next;
        }
        int[] sequence = new int[logits.length];
        for (int token = logits.length - 1; token >= 0; token--) {
            sequence[token] = token == logits.length - 1 ? highest(scores) : before[token + 1][sequence[token + 1]];
        }
        return sequence;
    }

    /** A first token has nothing before it, to which 0 points, and cannot go on with anything: −1. */
    private int first(int tag) {
        return earlier[tag] == null ? 0 : -1;
    }

    private static int best(int[] tags, double[] scores) {
        int best = -1;
        for (int tag : tags) {
            if (scores[tag] > (best < 0 ? Double.NEGATIVE_INFINITY : scores[best])) {
                best = tag;
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
