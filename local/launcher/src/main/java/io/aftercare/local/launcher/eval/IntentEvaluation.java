package io.aftercare.local.launcher.eval;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Scores labelled files through the service; everything about the files is checked before the first question. */
public final class IntentEvaluation {
    private final IntentService service;
    private final IntentOptions options;
    private final LabelSet labels;
    private final List<Example> examples;
    private final int leftOut;
    private final int unknown;

    private IntentEvaluation(
            IntentService service,
            IntentOptions options,
            LabelSet labels,
            List<Example> examples,
            int leftOut,
            int unknown) {
        this.service = service;
        this.options = options;
        this.labels = labels;
        this.examples = examples;
        this.leftOut = leftOut;
        this.unknown = unknown;
    }

    /**
     * @throws IllegalArgumentException when a file is not what it should be
     * @throws EvaluationFailed when nobody answers, or there is no such pack
     */
    public static IntentEvaluation of(IntentService service, Vocabularies vocabularies, IntentOptions options) {
        List<LabelledFile> files = options.files().stream()
                .map(file -> LabelledFile.read(file, options.labels(), options.context()))
                .toList();
        Vocabulary vocabulary = vocabularies.with(options.model().pack());
        LabelSet labels = options.labels().orElseGet(() -> vocabulary.fitting(examples(files)));
        List<LabelledFile> known = options.skipUnknown()
                ? files.stream().map(file -> file.known(vocabulary, labels)).toList()
                : files;
        requireLabels(vocabulary, labels, examples(known), options);
        return new IntentEvaluation(
                service,
                options,
                labels,
                examples(known.stream().map(file -> file.first(options.limit())).toList()),
                files.stream().mapToInt(LabelledFile::leftOut).sum(),
                examples(files).size() - examples(known).size());
    }

    private static void requireLabels(
            Vocabulary vocabulary, LabelSet labels, List<Example> examples, IntentOptions options) {
        vocabulary.objection(labels, examples).ifPresent(objection -> {
            throw new IllegalArgumentException(
                    "%s: %s--labels names the label set (%s); --skip-unknown leaves such rows out."
                            .formatted(names(options), objection, String.join(", ", LabelSet.codes())));
        });
        if (examples.isEmpty()) {
            throw new IllegalArgumentException(names(options) + ": no row has a label that could be scored.");
        }
    }

    /** How many rows will be asked. */
    public int size() {
        return examples.size();
    }

    /** The label set that the rows are scored by. */
    public LabelSet labels() {
        return labels;
    }

    /**
     * @param done is called after each row
     * @param failed is told of each row that the service did not answer, and why
     * @throws EvaluationFailed when it makes no sense to go on
     */
    public IntentReport run(Runnable done, Consumer<String> failed) {
        Interview<Example, Outcome> interview = new Interview<>(Example::place, this::ask, done, failed);
        List<Outcome> outcomes = interview.with(examples);
        IntentReport.Subject subject = new IntentReport.Subject(
                options.files().stream().map(Path::toString).toList(),
                labels.code(),
                options.groups().groupOf().size(),
                options.model().pack(),
                List.copyOf(service.models()),
                options.context());
        IntentFigures figures = new IntentFigures(outcomes, labels.isRanked(), options.falseReject());
        return IntentReport.of(
                subject, figures, new IntentReport.Effort(leftOut, unknown, interview.failures(), service.latency()));
    }

    private Outcome ask(Example example) {
        Question question = Question.of(example, options.locale(), options.model(), labels);
        return Outcome.of(example, service.understand(question), labels, options.groups());
    }

    private static List<Example> examples(List<LabelledFile> files) {
        return files.stream()
                .map(LabelledFile::examples)
                .flatMap(Collection::stream)
                .toList();
    }

    private static String names(IntentOptions options) {
        return options.files().stream().map(Path::toString).collect(Collectors.joining(", "));
    }
}
