package io.aftercare.local.bench;

/** Something that is to be measured is missing, or does not work. */
public final class BenchFailed extends RuntimeException {
    public BenchFailed(String message) {
        super(message);
    }
}
