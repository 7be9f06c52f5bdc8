package io.aftercare.insight.advice;

import io.aftercare.insight.cube.Progress;
import io.smallrye.mutiny.Uni;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Remembers what was computed of the log of a tenant until there is more of it. Who asks the same meanwhile waits for the
 * one computation; one that fails is forgotten.
 */
final class UntilProgress<T> {
    private static final int MOST = 64;

    private final Progress progress;
    private final Map<Key, Uni<T>> computed = new LinkedHashMap<>(MOST, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Uni<T>> eldest) {
            return size() > MOST;
        }
    };

    UntilProgress(Progress progress) {
        this.progress = progress;
    }

    private record Key(String tenant, String progress, Object question) {}

    /** @param question all that the answer depends on besides the log */
    Uni<T> of(String tenant, Object question, Supplier<Uni<T>> compute) {
        // Read before the log is, so that what is remembered is never older than it says.
        return progress.of(tenant).chain(stand -> remembered(new Key(tenant, stand, question), compute));
    }

    private Uni<T> remembered(Key key, Supplier<Uni<T>> compute) {
        synchronized (computed) {
            return computed.computeIfAbsent(
                    key,
                    first -> compute.get()
                            .onFailure()
                            .invoke(() -> forget(key))
                            .memoize()
                            .indefinitely());
        }
    }

    private void forget(Key key) {
        synchronized (computed) {
            computed.remove(key);
        }
    }
}
