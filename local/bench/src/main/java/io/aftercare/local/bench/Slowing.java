package io.aftercare.local.bench;

/** What is made worse on purpose, to see that a gate notices. */
enum Slowing {
    INTERPRETED("the service is interpreted, not compiled"),
    BUSY_CALLS("each call is busy for 10 µs more"),
    ALLOCATING_CALLS("each call takes a kilobyte more"),
    ENDLESS_QUEUE("the queue has no limit"),
    FP32_FOR_INT8("fp32 stands in for int8");

    private final String words;

    Slowing(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
