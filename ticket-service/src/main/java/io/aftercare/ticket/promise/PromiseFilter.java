package io.aftercare.ticket.promise;

import java.time.Instant;
import java.util.Optional;

/** Which promises a list shows. */
public record PromiseFilter(Optional<PromiseState> state, Optional<Instant> dueBefore) {}
