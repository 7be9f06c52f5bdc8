package io.aftercare.local.launcher.eval;

import java.util.List;

/**
 * A row with what the service made of it.
 *
 * @param right the labels that are right, the primary one first; none when the row is out of scope
 * @param guesses best first
 * @param rejected whether the service takes the row for out of scope
 * @param strangeness how much it takes it so
 */
record Outcome(List<String> right, List<Guess> guesses, boolean rejected, double strangeness) {
    /** Stands for the guess of a service that makes none. */
    static final String NOTHING = "(nothing)";

    static Outcome of(Example example, Answer answer, LabelSet set, Groups groups) {
        return new Outcome(
                groups.ofAll(example.labels().stream().map(set::canonical).toList()),
                // Of what is out of scope nobody asks what else it might be.
                example.isOutOfScope() ? List.of() : groups.together(set.guesses(answer)),
                answer.scope().value(),
                answer.scope().score());
    }

    boolean isInScope() {
        return !right.isEmpty();
    }

    String predicted() {
        return guesses.isEmpty() ? NOTHING : guesses.getFirst().label();
    }

    boolean isRight() {
        return right.contains(predicted());
    }

    /** The label that the prediction is held against: itself when it is right, else the primary one. */
    String truth() {
        return isRight() ? predicted() : right.getFirst();
    }

    /** Null where the service does not tell it. */
    Double confidence() {
        return guesses.isEmpty() ? null : guesses.getFirst().confidence();
    }
}
