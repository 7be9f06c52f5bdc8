package io.aftercare.local.launcher.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A part that is kept running: what dies without having been stopped is started again, a limited number of times. */
public final class Supervised {
    /** After so long in service, earlier deaths no longer count. */
    private static final Duration PROVEN = Duration.ofMinutes(1);

    private static final Duration PROBE_EVERY = Duration.ofMillis(200);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);

    private final Part part;
    private final Backoff backoff;
    private final Duration startPatience;
    private final Consumer<Supervised> changed;

    private volatile Phase phase = Phase.STOPPED;
    private volatile ProcessHandle process;
    private volatile Instant launchedAt;
    private volatile Duration readyAfter;
    private volatile int restarts;
    private int recentDeaths;

    public enum Phase {
        STOPPED,
        STARTING,
        READY,
        /** It died and waits to be started again. */
        DIED,
        /** It died too often. */
        GIVEN_UP
    }

    Supervised(Part part, Backoff backoff, Duration startPatience, Consumer<Supervised> changed) {
        this.part = part;
        this.backoff = backoff;
        this.startPatience = startPatience;
        this.changed = changed;
    }

    public String name() {
        return part.name();
    }

    public Phase phase() {
        return phase;
    }

    public int restarts() {
        return restarts;
    }

    /** Empty until it was ready once. */
    public Optional<Duration> readyAfter() {
        return Optional.ofNullable(readyAfter);
    }

    Part part() {
        return part;
    }

    Optional<ProcessHandle> process() {
        return Optional.ofNullable(process).filter(ProcessHandle::isAlive);
    }

    /** Starts it and waits until it is ready. */
    synchronized void start() {
        if (process().isPresent()) {
            return;
        }
        launch();
        awaitReady();
    }

    void stop() {
        // Outside the lock: a start that is under way holds it, and gives up when it sees this.
        phase = Phase.STOPPED;
        synchronized (this) {
            enter(Phase.STOPPED);
            process().ifPresent(running -> part.stop(running, STOP_PATIENCE));
        }
    }

    /** kill -9, as a test of everything else; the part is started again like any that died. */
    void kill() {
        process().ifPresent(running -> {
            running.destroyForcibly();
            running.onExit().join();
        });
    }

    /** Sends a POSIX signal to the process and its children, which Java itself cannot. */
    void signal(String name) {
        process().ifPresent(running -> {
            List<String> command = new ArrayList<>(List.of("kill", "-" + name));
            Stream.concat(Stream.of(running), running.descendants())
                    .map(each -> String.valueOf(each.pid()))
                    .forEach(command::add);
            try {
                // A child may be gone by now, so the exit code says nothing.
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void launch() {
        launchedAt = Instant.now();
        enter(Phase.STARTING);
        ProcessHandle launched = launchedProcess();
        process = launched;
        // Once more, now with a process that can be remembered.
        changed.accept(this);
        launched.onExit().thenRun(() -> Thread.ofVirtual().start(() -> died(launched)));
    }

    private ProcessHandle launchedProcess() {
        try {
            return part.launch();
        } catch (RuntimeException e) {
            throw new PartFailed(name(), e);
        }
    }

    private void awaitReady() {
        Instant deadline = launchedAt.plus(startPatience);
        while (!part.ready()) {
            if (process().isEmpty()) {
                throw new PartFailed(name(), "ended while it started");
            }
            if (phase == Phase.STOPPED) {
                throw new PartFailed(name(), "was stopped while it started");
            }
            if (Instant.now().isAfter(deadline)) {
                throw new PartFailed(name(), "was not ready after " + startPatience.toSeconds() + " s");
            }
            pause(PROBE_EVERY);
        }
        readyAfter = Duration.between(launchedAt, Instant.now());
        enter(Phase.READY);
    }

    private void died(ProcessHandle dead) {
        if (dead != process || phase != Phase.READY) {
            return;
        }
        recentDeaths = launchedAt.plus(PROVEN).isBefore(Instant.now()) ? 1 : recentDeaths + 1;
        Optional<Duration> wait = backoff.before(recentDeaths);
        while (wait.isPresent()) {
            enter(Phase.DIED);
            pause(wait.get());
            if (revived()) {
                return;
            }
            recentDeaths++;
            wait = backoff.before(recentDeaths);
        }
        enter(Phase.GIVEN_UP);
    }

    /** True as well when it was stopped or started by somebody else meanwhile. */
    private synchronized boolean revived() {
        if (phase != Phase.DIED) {
            return true;
        }
        try {
            restarts++;
            start();
            return true;
        } catch (RuntimeException failedAgain) {
            process().ifPresent(halfStarted -> part.stop(halfStarted, STOP_PATIENCE));
            return false;
        }
    }

    private void enter(Phase next) {
        phase = next;
        changed.accept(this);
    }

    private void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartFailed(name(), e);
        }
    }
}
