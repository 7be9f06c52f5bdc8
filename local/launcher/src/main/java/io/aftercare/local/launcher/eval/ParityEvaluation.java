package io.aftercare.local.launcher.eval;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Asks the same message in both languages, and compares what the service makes of it. */
public final class ParityEvaluation {
    private final IntentService service;
    private final ModelChoice model;
    private final Path file;
    private final List<Pair> pairs;

    private ParityEvaluation(IntentService service, ModelChoice model, Path file, List<Pair> pairs) {
        this.service = service;
        this.model = model;
        this.file = file;
        this.pairs = pairs;
    }

    /**
     * @param limit how many pairs are asked, at most
     * @throws IllegalArgumentException when the file is not what it should be
     * @throws EvaluationFailed when nobody answers, or there is no such pack
     */
    public static ParityEvaluation of(
            IntentService service, Vocabularies vocabularies, ModelChoice model, Path file, int limit) {
        List<Pair> pairs = Pair.read(file);
        Vocabulary vocabulary = vocabularies.with(model.pack());
        LabelSet labels = model.pack() == null ? LabelSet.LEAF : LabelSet.PACK;
        List<Example> labelled = pairs.stream()
                .map(pair -> new Example(pair.place(), pair.zh(), pair.leaves(), List.of()))
                .toList();
        vocabulary.objection(labels, labelled).ifPresent(objection -> {
            throw new BadFile(file, "has " + objection.strip());
        });
        return new ParityEvaluation(
                service, model, file, pairs.stream().limit(limit).toList());
    }

    /** How many pairs will be asked. */
    public int size() {
        return pairs.size();
    }

    /**
     * @param done is called after each pair
     * @param failed is told of each pair that the service did not answer, and why
     * @throws EvaluationFailed when it makes no sense to go on
     */
    public ParityReport run(Runnable done, Consumer<String> failed) {
        Interview<Pair, PairOutcome> interview = new Interview<>(Pair::place, this::ask, done, failed);
        List<PairOutcome> outcomes = interview.with(pairs);
        return ParityReport.of(file.toString(), List.copyOf(service.models()), outcomes, interview.failures());
    }

    private PairOutcome ask(Pair pair) {
        String zh = service.understand(Question.of(pair.zh(), "zh", model)).bestIntent();
        String en = service.understand(Question.of(pair.en(), "en", model)).bestIntent();
        return new PairOutcome(pair, zh, en);
    }
}
