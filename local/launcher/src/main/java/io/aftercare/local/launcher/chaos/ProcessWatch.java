package io.aftercare.local.launcher.chaos;

import io.aftercare.local.launcher.system.AftercareSystem;
import io.aftercare.local.launcher.system.ProcessCpu;
import io.aftercare.local.launcher.system.ProcessMemory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks every few seconds at what each process of a system holds, once it has settled after its start, and has used. */
final class ProcessWatch implements AutoCloseable {
    private static final Duration EVERY = Duration.ofSeconds(10);

    private final AftercareSystem system;
    private final List<String> parts;
    private final Duration settling;
    private final Instant began = Instant.now();
    private final Map<String, Long> processes = new HashMap<>();
    private final Map<String, Integer> instances = new HashMap<>();
    private final Map<String, Instant> since = new HashMap<>();
    private final Map<String, Map<Long, Duration>> used = new HashMap<>();
    private final List<MemorySample> samples = new ArrayList<>();
    private final List<String> missed = new ArrayList<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    /** @param settling how long after its start a process loads classes, compiles and fills its heap, and is left out */
    ProcessWatch(AftercareSystem system, List<String> parts, Duration settling) {
        this.system = system;
        this.parts = parts;
        this.settling = settling;
        clock.scheduleAtFixedRate(this::look, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    synchronized List<MemorySample> samples(String part) {
        return samples.stream().filter(sample -> sample.part().equals(part)).toList();
    }

    /** CPU time of all instances of a part, but for what each used after it was last looked at. */
    synchronized Duration used(String part) {
        return used.getOrDefault(part, Map.of()).values().stream().reduce(Duration.ZERO, Duration::plus);
    }

    /** Part and reason of each look that failed. */
    synchronized List<String> missed() {
        return List.copyOf(missed);
    }

    private synchronized void look() {
        Instant now = Instant.now();
        for (String part : parts) {
            try {
                system.process(part).filter(ProcessHandle::isAlive).ifPresent(process -> look(part, process, now));
            } catch (RuntimeException e) {
                // One that gets out would end all later looks, at every part.
                missed.add(part + ": " + e.getMessage());
            }
        }
    }

    private void look(String part, ProcessHandle process, Instant now) {
        if (!Long.valueOf(process.pid()).equals(processes.put(part, process.pid()))) {
            instances.merge(part, 1, Integer::sum);
            since.put(part, now);
        }
        used.computeIfAbsent(part, first -> new HashMap<>()).put(process.pid(), ProcessCpu.of(process));
        long megabytes = ProcessMemory.megabytes(process);
        if (megabytes > 0 && Duration.between(since.get(part), now).compareTo(settling) >= 0) {
            double hours = Duration.between(began, now).toMillis() / 3_600_000.0;
            samples.add(new MemorySample(part, instances.get(part), hours, megabytes));
        }
    }

    @Override
    public void close() {
        look();
        clock.shutdownNow();
    }
}
