package io.aftercare.local.launcher.eval;

import java.util.List;

/**
 * A row of a labelled file.
 *
 * @param labels the first is the primary one, any of them is right; none when the text is out of scope
 * @param history what was said before, oldest first
 */
record Example(Place place, String text, List<String> labels, List<String> history) {
    boolean isOutOfScope() {
        return labels.isEmpty();
    }
}
