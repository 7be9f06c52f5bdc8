package io.aftercare.intent.model;

import io.aftercare.inference.Caller;
import io.aftercare.inference.Provider;
import io.aftercare.inference.TextInput;
import java.util.List;

/** A loaded model, which reads texts into scores; safe for many threads. */
public abstract sealed class IntentModel implements AutoCloseable permits FullModel, PackModel {
    private final ModelDirectory directory;

    IntentModel(ModelDirectory directory) {
        this.directory = directory;
    }

    /**
     * The scores of texts that are to be compared with each other, from one run.
     *
     * @throws io.aftercare.inference.InferenceOverloaded when no place is to be had in time
     */
    public abstract List<Scores> readTogether(List<TextInput> texts, Caller caller);

    /** @throws io.aftercare.inference.InferenceOverloaded when no place is to be had in time */
    public abstract Scores read(TextInput text, Caller caller);

    @Override
    public abstract void close();

    /** What it runs on, which is the CPU also where that stands in for another. */
    abstract Provider provider();

    /** Callers that wait for the model. */
    public abstract int waiting();

    /** Callers that it turned away since it was loaded. */
    public abstract long refusals();

    public ModelId id() {
        return manifest().id();
    }

    public String name() {
        return manifest().name();
    }

    public Taxonomy taxonomy() {
        return directory.taxonomy();
    }

    public Decisions decisions() {
        return manifest().decisions();
    }

    /** Whether it can also tell the labels of the data set that it learned from. */
    public boolean tellsSources() {
        return manifest().heads().containsKey(Heads.SOURCES);
    }

    ModelDirectory directory() {
        return directory;
    }

    Manifest manifest() {
        return directory.manifest();
    }
}
