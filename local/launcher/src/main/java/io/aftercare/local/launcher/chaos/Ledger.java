package io.aftercare.local.launcher.chaos;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What clients were told, and how they fared; written by all of them. */
final class Ledger {
    private final ConcurrentLinkedQueue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> refusals = new ConcurrentLinkedQueue<>();
    private final Map<String, AtomicLong> answers = new TreeMap<>();
    private final AtomicLong repeats = new AtomicLong();
    private final AtomicInteger open = new AtomicInteger();

    void acknowledged(String effect, String key) {
        acknowledged.add(new Acknowledged(effect, key));
    }

    void sent() {
        open.incrementAndGet();
    }

    /** @param how a status, or the name of what broke */
    synchronized void answered(String how) {
        open.decrementAndGet();
        answers.computeIfAbsent(how, first -> new AtomicLong()).incrementAndGet();
    }

    void repeated() {
        repeats.incrementAndGet();
    }

    /** A client was told no where a yes was due, and cannot go on. */
    void refused(String what) {
        refusals.add(what);
    }

    List<Acknowledged> acknowledged() {
        return List.copyOf(acknowledged);
    }

    List<String> refusals() {
        return List.copyOf(refusals);
    }

    /** Requests that nobody has answered yet. */
    int open() {
        return open.get();
    }

    long repeats() {
        return repeats.get();
    }

    synchronized long answers(String how) {
        AtomicLong count = answers.get(how);
        return count == null ? 0 : count.get();
    }

    synchronized String answersByKind() {
        return answers.toString();
    }
}
