package io.aftercare.local.launcher.system;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A whole Aftercare on this machine: PostgreSQL, Kafka, the demo shop and the five services, kept running. */
public final class AftercareSystem implements AutoCloseable {
    private static final int SAID_LAST = 15;

    private final SystemOptions options;
    private final DataLock lock;
    private final Logs logs;
    private final Issuer issuer;
    private final StateFile stateFile;
    private final Progress progress;
    private final Map<String, Supervised> parts = new LinkedHashMap<>();
    private final Instant startedAt = Instant.now();
    private Instant readyAt;
    private volatile boolean closed;

    private AftercareSystem(SystemOptions options, DataLock lock, Progress progress) {
        this.options = options;
        this.lock = lock;
        this.progress = progress;
        this.logs = Logs.in(options.data());
        this.issuer = Issuer.in(options.data(), Clock.systemUTC());
        this.stateFile = new StateFile(options.data());
        for (Part part : new Parts(options, issuer, logs).all()) {
            parts.put(part.name(), new Supervised(part, Backoff.DEFAULT, options.startPatience(), this::changed));
        }
    }

    /** Starts everything and returns when all of it is ready; when something fails, nothing is left running. */
    public static AftercareSystem start(SystemOptions options) {
        AftercareSystem system = prepare(options, Progress.SILENT);
        system.startAll();
        return system;
    }

    /**
     * Ends what a killed system left behind, and makes sure that every port is free; starts nothing.
     *
     * @throws AlreadyRunning when a system runs on the same data directory
     * @throws PortsTaken when somebody else listens on a port
     */
    public static AftercareSystem prepare(SystemOptions options, Progress progress) {
        DataLock lock = DataLock.take(options.data());
        try {
            Sweep.of(options.data());
            PortsTaken.check(options.ports());
            return new AftercareSystem(options, lock, progress);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Starts every part and returns when all of them are ready; when one fails, all are stopped. */
    public void startAll() {
        save();
        try {
            new Startup(parts.values(), () -> closed, this::close).run();
        } catch (PartFailed e) {
            throw new StartFailed(explained(e), e);
        }
        readyAt = Instant.now();
        save();
    }

    /** The reason, with what the part itself said last. */
    private String explained(PartFailed e) {
        String said = String.join("\n", logs.last(e.part(), SAID_LAST));
        return e.getMessage() + "\n--- " + logs.file(e.part()) + "\n" + said;
    }

    /**
     * Has a service bring its schema up to date, beside the parts that run.
     *
     * @throws StartFailed when it could not, with what it said
     */
    public void migrate(String service) {
        try {
            Process migration =
                    new Parts(options, issuer, logs).migration(service).start();
            if (!migration.waitFor(options.startPatience().toSeconds(), TimeUnit.SECONDS)) {
                migration.destroyForcibly();
                throw new StartFailed(explained(new PartFailed(service, "did not finish its migration")));
            }
            if (migration.exitValue() != 0) {
                throw new StartFailed(explained(new PartFailed(service, "could not migrate its schema")));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailed("interrupted while " + service + " migrated its schema");
        }
    }

    /** Starts a part that was stopped, and waits until it is ready. */
    public void start(String part) {
        part(part).start();
    }

    /** Stops a part; it stays stopped until it is started. */
    public void stop(String part) {
        part(part).stop();
    }

    /** kill -9; the part is started again after a moment, like any that dies. */
    public void kill(String part) {
        part(part).kill();
    }

    /** Halts a part's processes as they are, with all their connections open, until {@link #thaw}. */
    public void freeze(String part) {
        part(part).signal("STOP");
    }

    public void thaw(String part) {
        part(part).signal("CONT");
    }

    /** Where a part with an HTTP interface is reached. */
    public String url(String part) {
        return options.ports().url(part);
    }

    /** The process of a part, while it has one. */
    public Optional<ProcessHandle> process(String part) {
        return part(part).process();
    }

    public Ports ports() {
        return options.ports();
    }

    /** A token for a person of the tenant {@code demo}. */
    public String token(String role, String subject) {
        return issuer.token(role, subject);
    }

    public Issuer issuer() {
        return issuer;
    }

    /** Where it keeps data and logs. */
    public Path data() {
        return options.data();
    }

    public Logs logs() {
        return logs;
    }

    public Collection<Supervised> parts() {
        return parts.values();
    }

    /** Stops everything in order, within a bounded time. */
    @Override
    public void close() {
        synchronized (lock) {
            if (closed) {
                return;
            }
            closed = true;
        }
        for (Set<String> together : Parts.stopOrder()) {
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                together.stream().map(parts::get).filter(Objects::nonNull).forEach(part -> threads.submit(part::stop));
            }
        }
        forget();
        lock.close();
    }

    private synchronized void forget() {
        stateFile.delete();
    }

    private Supervised part(String name) {
        Supervised part = parts.get(name);
        if (part == null) {
            throw new IllegalArgumentException("there is no part '" + name + "'; there are " + parts.keySet());
        }
        return part;
    }

    private void changed(Supervised part) {
        try {
            save();
        } catch (UncheckedIOException diskFullOrGone) {
            // Keeping the parts running matters more than being able to sweep them later.
        }
        progress.changed(part);
    }

    private synchronized void save() {
        if (closed) {
            // The processes written last are still the ones to sweep, should this be killed while it stops them.
            return;
        }
        Map<String, SystemState.PartState> states = parts.values().stream()
                .filter(part -> part.process().isPresent())
                .collect(Collectors.toMap(
                        Supervised::name, AftercareSystem::state, (one, same) -> one, LinkedHashMap::new));
        stateFile.write(new SystemState(
                ProcessId.of(ProcessHandle.current()),
                startedAt,
                readyAt,
                options.ports().base(),
                states));
    }

    private static SystemState.PartState state(Supervised part) {
        return new SystemState.PartState(ProcessId.of(part.process().orElseThrow()), part.phase(), part.restarts());
    }
}
