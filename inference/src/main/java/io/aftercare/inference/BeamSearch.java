package io.aftercare.inference;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One text, from its first token to its end: the likeliest few beginnings go on side by side, and of those that end the
 * likeliest is given, its length allowed for. With one beam it is the greedy way.
 */
final class BeamSearch {
    /** Between no allowance for length (0) and the mean over all tokens (1). */
    private static final double LENGTH = 0.7;

    private static final int NOTHING = -1;

    private final String model;
    private final GenerationLane lane;
    private final GeneratorShape shape;
    private final int beams;
    private final int end;
    private final GenerationLimits limits;
    private final long start = System.nanoTime();

    BeamSearch(String model, GenerationLane lane, GeneratorShape shape, int beams, int end, GenerationLimits limits) {
        this.model = model;
        this.lane = lane;
        this.shape = shape;
        this.beams = beams;
        this.end = end;
        this.limits = limits;
    }

    /** @param text where its cache lies in the lane */
    private record Beginning(double likelihood, Grammar grammar, int text, List<Integer> tokens) {}

    private record Next(double likelihood, Beginning of, int token) {}

    private record Ended(double score, List<Integer> tokens) {}

    List<Integer> write(int begin, Grammar grammar) {
        List<Beginning> beginnings = List.of(new Beginning(0, grammar, 0, List.of()));
        Ended best = null;
        int place = 0;
        for (; place < shape.tokens() && !beginnings.isEmpty(); place++) {
            giveUpWhereNobodyWaits(place);
            List<Next> nexts = new ArrayList<>();
            for (Beginning beginning : beginnings) {
                int last = beginning.tokens().isEmpty()
                        ? begin
                        : beginning.tokens().getLast();
                add(nexts, beginning, lane.step(beginning.text(), last, place));
            }
            nexts.sort(Comparator.comparingDouble(Next::likelihood).reversed());
            List<Beginning> going = new ArrayList<>();
            for (Next next : nexts.subList(0, Math.min(beams, nexts.size()))) {
                if (next.token() != end) {
                    going.add(goOn(next, place, going.size()));
                } else if (best == null || score(next.likelihood(), place) > best.score()) {
                    best = new Ended(score(next.likelihood(), place), next.of().tokens());
                }
            }
            beginnings = going;
            if (best != null
                    && !going.isEmpty()
                    && best.score() > score(going.getFirst().likelihood(), place + 1)) {
                break;
            }
        }
        if (best == null) {
            throw new GenerationUnfinished(model, beginnings.isEmpty() ? place - 1 : place);
        }
        return best.tokens();
    }

    /** Of the beginnings of one step those of the next are copies: a beginning may go on in several ways. */
    private Beginning goOn(Next next, int place, int number) {
        int text = (place + 1) % 2 * beams + number;
        lane.copy(next.of().text(), text, place);
        Grammar grammar = next.of().grammar().copy();
        grammar.took(next.token());
        List<Integer> tokens = new ArrayList<>(next.of().tokens());
        tokens.add(next.token());
        return new Beginning(next.likelihood(), grammar, text, tokens);
    }

    private void add(List<Next> nexts, Beginning beginning, FloatBuffer scores) {
        double all = requireNumbers(model, scores);
        for (int found = 0; found < beams; ) {
            int best = best(scores);
            if (best == NOTHING) {
                return;
            }
            if (beginning.grammar().allows(best)) {
                nexts.add(new Next(beginning.likelihood() + scores.get(best) - all, beginning, best));
                found++;
            }
            scores.put(best, Float.NEGATIVE_INFINITY);
        }
    }

    private static int best(FloatBuffer scores) {
        int best = NOTHING;
        float most = Float.NEGATIVE_INFINITY;
        for (int token = 0; token < scores.capacity(); token++) {
            float score = scores.get(token);
            if (score > most) {
                most = score;
                best = token;
            }
        }
        return best;
    }

    /**
     * The logarithm of the sum of what the scores are logarithms of.
     *
     * @throws InferenceFailed when one of them is no number
     */
    static double requireNumbers(String model, FloatBuffer scores) {
        float most = scores.get(0);
        for (int token = 0; token < scores.capacity(); token++) {
            float score = scores.get(token);
            if (!Float.isFinite(score)) {
                throw new InferenceFailed("%s: scores is %s".formatted(model, score));
            }
            most = Math.max(most, score);
        }
        double sum = 0;
        for (int token = 0; token < scores.capacity(); token++) {
            sum += Math.exp(scores.get(token) - most);
        }
        return most + Math.log(sum);
    }

    private static double score(double likelihood, int place) {
        return likelihood / Math.pow(place + 1, LENGTH);
    }

    private void giveUpWhereNobodyWaits(int place) {
        if (limits.cancelled().getAsBoolean()) {
            throw new GenerationCancelled(model, place);
        }
        if (System.nanoTime() - start > limits.maxTime().toNanos()) {
            throw new InferenceTimedOut(model, limits.maxTime());
        }
    }
}
