package io.aftercare.inference;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** How the texts of callers come to runs: each caller's in a run of its own, or many callers' in shared ones. */
interface TextRuns {
    static TextRuns of(
            OnnxSession session,
            RowTokenizer tokenizer,
            TextLimits limits,
            EngineOptions options,
            RunListener listener) {
        // Where the CPU stands in for a GPU, it is used as a CPU is.
        boolean stoodIn = session.provider() != options.device().provider();
        EngineOptions fitting = stoodIn
                ? EngineOptions.cpu()
                        .withQueue(options.maxQueue(), options.maxWait())
                        .withMaxRun(options.maxRun())
                : options;
        Supplier<Lane> lanes = () -> new Lane(session, limits.maxTokens(), fitting);
        return fitting.batching().shares()
                ? new SharedRuns(session.name(), tokenizer, fitting, lanes, listener)
                : new OwnRuns(session.name(), tokenizer, fitting, lanes, listener);
    }

    TextScores read(TextInput text, Caller caller);

    List<TextScores> readTogether(List<TextInput> texts, Caller caller);

    int waiting();

    long refusals();

    /** Before the first caller is let in. */
    void eachLane(Consumer<Lane> work);

    /** @param last frees what the lanes share, when the last caller has left */
    void close(Runnable last);
}
