package io.aftercare.local.launcher.eval;

import java.util.List;

/** The share of rows of which one of the best three guesses is right. */
final class TopThree {
    private static final int GUESSES = 3;

    private TopThree() {}

    static double of(List<Outcome> outcomes) {
        return Accuracy.share(outcomes, TopThree::isAmongThem);
    }

    /** A loop, because the bootstrap comes here for every row a thousand times. */
    private static boolean isAmongThem(Outcome outcome) {
        List<Guess> guesses = outcome.guesses();
        for (int i = 0; i < Math.min(GUESSES, guesses.size()); i++) {
            if (outcome.right().contains(guesses.get(i).label())) {
                return true;
            }
        }
        return false;
    }
}
