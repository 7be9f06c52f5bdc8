package io.aftercare.inference;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A caller's thread tokenises, runs and reads, as soon as it has a place: no hand-over, no waiting for others. */
final class OwnRuns implements TextRuns {
    private final Gate<Lane> gate;
    private final RowTokenizer tokenizer;
    private final Rows rows;
    private final RunListener listener;

    OwnRuns(String model, RowTokenizer tokenizer, EngineOptions options, Supplier<Lane> lanes, RunListener listener) {
        this.gate = new Gate<>(model, options, lanes);
        this.tokenizer = tokenizer;
        this.rows = new Rows(model);
        this.listener = listener;
    }

    @Override
    public TextScores read(TextInput text, Caller caller) {
        return orTellRefused(() -> gate.pass(caller, (lane, waited) -> {
            long start = System.nanoTime();
            TextRow row = tokenizer.encode(text);
            TextScores scores = lane.run(row.tokens(), outputs -> rows.scores(outputs, 0, row, 1));
            listener.ran(waited, System.nanoTime() - start, 1, row.tokens().length(), 0);
            return scores;
        }));
    }

    @Override
    public List<TextScores> readTogether(List<TextInput> texts, Caller caller) {
        return orTellRefused(() -> gate.pass(caller, (lane, waited) -> run(lane, texts, waited)));
    }

    @Override
    public int waiting() {
        return gate.waiting();
    }

    @Override
    public long refusals() {
        return gate.refusals();
    }

    @Override
    public void eachLane(Consumer<Lane> work) {
        gate.each(work);
    }

    @Override
    public void close(Runnable last) {
        gate.close(Lane::close, last);
    }

    private <T> T orTellRefused(Supplier<T> pass) {
        try {
            return pass.get();
        } catch (InferenceOverloaded refusal) {
            listener.refused();
            throw refusal;
        }
    }

    private List<TextScores> run(Lane lane, List<TextInput> texts, long waited) {
        long start = System.nanoTime();
        List<TextRow> encoded = texts.stream().map(tokenizer::encode).toList();
        List<Tokens> tokens = encoded.stream().map(TextRow::tokens).toList();
        PaddedBatch batch = PaddedBatch.of(tokens);
        TextScores[] scores = new TextScores[encoded.size()];
        lane.run(batch, outputs -> {
            for (int i = 0; i < batch.rows(); i++) {
                int position = batch.positions()[i];
                scores[position] = rows.scores(outputs, i, encoded.get(position), batch.rows());
            }
            return scores;
        });
        int length = tokens.stream().mapToInt(Tokens::length).sum();
        listener.ran(waited, System.nanoTime() - start, texts.size(), length, batch.ids().length - length);
        return Arrays.asList(scores);
    }
}
