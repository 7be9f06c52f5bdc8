package io.aftercare.local.launcher.eval;

import java.util.List;

/**
 * What the service is asked.
 *
 * @param locale null leaves the language to the service
 * @param history null when nothing was said before
 * @param pack null for the service's own
 * @param version of the model; null for the default one
 * @param labels null unless the data sets' labels are wanted
 * @param detail asks for the runners-up as well
 */
record Question(
        String text, String locale, List<String> history, String pack, String version, String labels, boolean detail) {
    private static final String SOURCE = "source";

    Question {
        history = history == null || history.isEmpty() ? null : List.copyOf(history);
    }

    static Question of(Example example, String locale, ModelChoice model, LabelSet labels) {
        return new Question(
                example.text(),
                locale,
                example.history(),
                model.pack(),
                model.version(),
                labels == LabelSet.SOURCE ? SOURCE : null,
                true);
    }

    static Question of(String text, String locale, ModelChoice model) {
        return new Question(text, locale, null, model.pack(), model.version(), null, true);
    }
}
