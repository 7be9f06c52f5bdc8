package io.aftercare.inference;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who waits, in the order in which they are served: tenants take turns, each in its own order of arrival. Not safe for
 * threads; its owner locks.
 */
final class WaitingLine<W> {
    private final Map<String, Deque<W>> byTenant = new LinkedHashMap<>();
    private int size;

    int size() {
        return size;
    }

    /** How many would be served before one more of this tenant. */
    int ahead(String tenant) {
        int own = byTenant.getOrDefault(tenant, none()).size();
        return byTenant.values().stream()
                .mapToInt(waiting -> Math.min(waiting.size(), own + 1))
                .sum();
    }

    void add(String tenant, W waiter) {
        byTenant.computeIfAbsent(tenant, name -> new ArrayDeque<>()).add(waiter);
        size++;
    }

    /** The next to be served, or null; its tenant then goes to the end of the turn. */
    W next() {
        if (size == 0) {
            return null;
        }
        String tenant = byTenant.keySet().iterator().next();
        Deque<W> waiting = byTenant.remove(tenant);
        W next = waiting.removeFirst();
        if (!waiting.isEmpty()) {
            byTenant.put(tenant, waiting);
        }
        size--;
        return next;
    }

    /** Takes out the newest of the tenant that has most waiting, provided it has more than this tenant would have; else null. */
    W crowdedOutBy(String tenant) {
        int own = byTenant.getOrDefault(tenant, none()).size();
        int most = byTenant.values().stream().mapToInt(Deque::size).max().orElse(0);
        return most > own + 1 ? newestOfMost() : null;
    }

    /** Takes out the newest of the tenant that has most waiting; somebody must be. */
    W newestOfMost() {
        Map.Entry<String, Deque<W>> most = Collections.max(
                byTenant.entrySet(),
                Comparator.comparingInt(entry -> entry.getValue().size()));
        W newest = most.getValue().getLast();
        remove(most.getKey(), newest);
        return newest;
    }

    boolean remove(String tenant, W waiter) {
        Deque<W> waiting = byTenant.get(tenant);
        if (waiting == null || !waiting.removeLastOccurrence(waiter)) {
            return false;
        }
        if (waiting.isEmpty()) {
            byTenant.remove(tenant);
        }
        size--;
        return true;
    }

    private Deque<W> none() {
        return new ArrayDeque<>(0);
    }
}
