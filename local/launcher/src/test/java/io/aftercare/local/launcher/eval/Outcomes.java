package io.aftercare.local.launcher.eval;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rows as tests need them: what is right, and what was guessed. */
final class Outcomes {
    private static final double FADING = 0.5;

    private Outcomes() {}

    /** @param right several separated by | */
    static Outcome row(String right, double confidence, String... guesses) {
        return new Outcome(
                List.of(right.split("\\|")),
                IntStream.range(0, guesses.length)
                        .mapToObj(i -> new Guess(guesses[i], confidence * Math.pow(FADING, i)))
                        .toList(),
                false,
                0);
    }

    static Outcome row(String right, String... guesses) {
        return row(right, 1, guesses);
    }

    static Outcome scope(boolean inScope, boolean rejected, double strangeness) {
        return new Outcome(inScope ? List.of("a") : List.of(), List.of(new Guess("a", 1.0)), rejected, strangeness);
    }

    /** Rows of five labels, guessed at random; the same for the same seed. */
    static List<Outcome> random(long seed, int rows) {
        SplittableRandom random = new SplittableRandom(seed);
        return Stream.generate(
                        () -> row(label(random), random.nextDouble(), label(random), label(random), label(random)))
                .limit(rows)
                .toList();
    }

    static List<Outcome> perfect(List<Outcome> outcomes) {
        return outcomes.stream()
                .map(outcome -> row(outcome.truth(), 1, outcome.truth()))
                .toList();
    }

    private static String label(SplittableRandom random) {
        return String.valueOf((char) ('a' + random.nextInt(5)));
    }
}
