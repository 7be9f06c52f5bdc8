package io.aftercare.local.merchant;

import java.util.Comparator;
import java.util.PriorityQueue;

/** What will happen, in the order of its time; what is due at the same time, in the order in which it was planned. */
final class Timeline {
    private final PriorityQueue<Entry> plan =
            new PriorityQueue<>(Comparator.comparingLong(Entry::at).thenComparingLong(Entry::number));
    private long number;
    private long now;

    private record Entry(long at, long number, Runnable what) {}

    /** In milliseconds since the epoch. */
    long now() {
        return now;
    }

    void at(long millis, Runnable what) {
        plan.add(new Entry(Math.max(now, millis), number++, what));
    }

    void inHours(double hours, Runnable what) {
        at(now + Math.round(hours * 3_600_000), what);
    }

    void run(long until) {
        while (!plan.isEmpty() && plan.peek().at < until) {
            Entry next = plan.poll();
            now = next.at;
            next.what.run();
        }
    }
}
