package io.aftercare.local.bench;

import io.aftercare.local.bench.load.Load;

/** What a service may answer while it is measured. */
final class Answers {
    private Answers() {}

    /** @throws BenchFailed when a request was not answered: a service that fails fast must not look fast */
    static Load requireAll(Load load) {
        if (load.ok() < load.sentRequests()) {
            throw new BenchFailed("Of %d messages %d were not read: %d refused, %s"
                    .formatted(load.sentRequests(), load.sentRequests() - load.ok(), load.refused(), load.failures()));
        }
        return load;
    }
}
