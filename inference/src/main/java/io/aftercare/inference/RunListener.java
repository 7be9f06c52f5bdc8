package io.aftercare.inference;

/** Is told of what a model does, in the thread that does it: to be quick, and not to fail. */
public interface RunListener {
    RunListener NONE = new RunListener() {};

    /**
     * A run has ended well.
     *
     * @param waitedNanos how long the caller stood in line
     * @param ranNanos tokenising and reading the result included
     * @param tokens of all texts of the run
     * @param padded how many more were computed to make a rectangle of them
     */
    default void ran(long waitedNanos, long ranNanos, int texts, int tokens, int padded) {}

    /** A caller was turned away. */
    default void refused() {}
}
