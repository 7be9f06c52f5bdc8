package io.aftercare.local.launcher.eval;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is scored, and how.
 *
 * @param files the file, and the one of in-scope rows where there is one; their rows count alike
 * @param labels empty leaves the choice to the labels themselves
 * @param groups labels that count as one
 * @param locale null leaves the language to the service
 * @param context whether what was said before is sent along
 * @param falseReject the share of in-scope rows that may be rejected, for the recall at that rate
 * @param limit how many labelled rows of each file are asked, at most
 * @param skipUnknown whether rows with labels that nobody knows are left out rather than an error
 */
public record IntentOptions(
        List<Path> files,
        Optional<LabelSet> labels,
        Groups groups,
        ModelChoice model,
        String locale,
        boolean context,
        double falseReject,
        int limit,
        boolean skipUnknown) {
    public IntentOptions {
        if (falseReject < 0 || falseReject >= 1) {
            throw new IllegalArgumentException("--false-reject must be at least 0 and below 1.");
        }
        if (labels.equals(Optional.of(LabelSet.PACK)) && model.pack() == null) {
            throw new IllegalArgumentException("--labels pack needs --pack NAME.");
        }
    }
}
