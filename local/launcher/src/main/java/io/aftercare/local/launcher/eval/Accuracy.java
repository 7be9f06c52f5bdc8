package io.aftercare.local.launcher.eval;

import java.util.List;
import java.util.function.Predicate;

/** The share of rows whose best guess is right. */
final class Accuracy {
    private Accuracy() {}

    static double of(List<Outcome> outcomes) {
        return share(outcomes, Outcome::isRight);
    }

    /** Who turns a customer away has not helped, whatever the guess was. */
    static double whereRejectedIsWrong(List<Outcome> outcomes) {
        return share(outcomes, outcome -> outcome.isRight() && !outcome.rejected());
    }

    /** 0 of no items. */
    static <T> double share(List<T> items, Predicate<T> holds) {
        return items.isEmpty() ? 0 : (double) items.stream().filter(holds).count() / items.size();
    }
}
