package io.aftercare.insight.advice;

import io.smallrye.mutiny.Uni;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Remembers what was computed of the log of a tenant until there is more of it. Who asks the same meanwhile waits for the
 * one computation; one that fails is forgotten.
 */
final class UntilProgress<T> {
    private static final int MOST = 64;

    private final Function<String, Uni<Long>> progress;
    private final Map<Key, Computed<T>> computed = new LinkedHashMap<>(MOST, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Computed<T>> eldest) {
            return size() > MOST;
        }
    };

    /** @param progress of the log of a tenant: the same as long as there is no more of it */
    UntilProgress(Function<String, Uni<Long>> progress) {
        this.progress = progress;
    }

    private record Key(String tenant, Object question) {}

    private record Computed<T>(long progress, Uni<T> answer) {}

    /** @param question all that the answer depends on besides the log */
    Uni<T> of(String tenant, Object question, Supplier<Uni<T>> compute) {
        Key key = new Key(tenant, question);
        // Read before the log is, so that what is remembered is never older than it says.
        return progress.apply(tenant).chain(stand -> remembered(key, stand, compute));
    }

    private Uni<T> remembered(Key key, long stand, Supplier<Uni<T>> compute) {
        synchronized (computed) {
            Computed<T> known = computed.get(key);
            if (known == null || known.progress != stand) {
                known = new Computed<>(
                        stand,
                        compute.get()
                                .onFailure()
                                .invoke(() -> forget(key, stand))
                                .memoize()
                                .indefinitely());
                computed.put(key, known);
            }
            return known.answer;
        }
    }

    private void forget(Key key, long stand) {
        synchronized (computed) {
            computed.computeIfPresent(key, (same, known) -> known.progress == stand ? null : known);
        }
    }
}
