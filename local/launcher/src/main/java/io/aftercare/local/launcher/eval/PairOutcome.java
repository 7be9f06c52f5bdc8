package io.aftercare.local.launcher.eval;

/**
 * A pair with what the service made of it.
 *
 * @param zh the best intent of the Chinese text
 * @param en the best intent of the English text
 */
record PairOutcome(Pair pair, String zh, String en) {
    boolean isSame() {
        return zh.equals(en);
    }

    boolean isLabelled() {
        return !pair.leaves().isEmpty();
    }

    boolean isRightInChinese() {
        return pair.leaves().contains(zh);
    }

    boolean isRightInEnglish() {
        return pair.leaves().contains(en);
    }
}
