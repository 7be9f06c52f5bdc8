package io.aftercare.mining.log;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Puts the events of a log together case by case, each in the order of time, and of the log where times are equal. Sorts
 * {@code inMemory} events at a time and merges the runs from temporary files, so memory depends on neither the log nor
 * how its cases interleave, but for the longest case.
 */
public final class CaseSorter implements Consumer<LogEvent>, AutoCloseable {
    private static final int USUALLY_IN_MEMORY = 100_000;
    private static final Comparator<Placed> ORDER = Comparator.comparing((Placed placed) -> placed.event.caseId())
            .thenComparing(placed -> placed.event.at().toInstant())
            .thenComparingLong(Placed::place);

    private final int inMemory;
    private final List<Placed> events = new ArrayList<>();
    private final List<RunFile> runs = new ArrayList<>();
    private final TreeSet<String> attributes = new TreeSet<>();
    private long places;

    public CaseSorter() {
        this(USUALLY_IN_MEMORY);
    }

    CaseSorter(int inMemory) {
        this.inMemory = inMemory;
    }

    @Override
    public void accept(LogEvent event) {
        events.add(new Placed(places++, event));
        attributes.addAll(event.attributes().keySet());
        if (events.size() >= inMemory) {
            spill();
        }
    }

    /** The names of all attributes that the events had. */
    public List<String> attributes() {
        return List.copyOf(attributes);
    }

    /** Hands over all cases, ordered by their ids. */
    public void forEachCase(Consumer<Trace> to) {
        List<Run> open = new ArrayList<>();
        try {
            events.sort(ORDER);
            PriorityQueue<Run> next = new PriorityQueue<>(Comparator.comparing(Run::head, ORDER));
            open.add(new Run(events));
            for (RunFile run : runs) {
                open.add(new Run(run));
            }
            open.stream().filter(Run::advance).forEach(next::add);
            group(next, to);
        } finally {
            open.forEach(Run::close);
        }
    }

    private static void group(PriorityQueue<Run> next, Consumer<Trace> to) {
        List<LogEvent> ofCase = new ArrayList<>();
        while (!next.isEmpty()) {
            Run run = next.poll();
            LogEvent event = run.head().event;
            if (!ofCase.isEmpty() && !ofCase.getFirst().caseId().equals(event.caseId())) {
                to.accept(new Trace(ofCase.getFirst().caseId(), ofCase));
                ofCase.clear();
            }
            ofCase.add(event);
            if (run.advance()) {
                next.add(run);
            }
        }
        if (!ofCase.isEmpty()) {
            to.accept(new Trace(ofCase.getFirst().caseId(), ofCase));
        }
    }

    private void spill() {
        events.sort(ORDER);
        try {
            RunFile run = new RunFile(Files.createTempFile("event-log", ".run"), events.size());
            runs.add(run);
            try (DataOutputStream out =
                    new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(run.file)))) {
                for (Placed placed : events) {
                    out.writeLong(placed.place);
                    EventBytes.write(out, placed.event);
                }
            }
        } catch (IOException e) {
            // A disk that is full is not to stay so because of us.
            close();
            throw new UncheckedIOException("the log cannot be sorted: " + e.getMessage(), e);
        }
        events.clear();
    }

    @Override
    public void close() {
        for (RunFile run : runs) {
            try {
                Files.deleteIfExists(run.file);
            } catch (IOException e) {
                run.file.toFile().deleteOnExit();
            }
        }
        runs.clear();
    }

    /** The files that hold runs, for as long as there are any. */
    List<Path> files() {
        return runs.stream().map(RunFile::file).toList();
    }

    /** How many events were written, so that a file that was cut off is not taken for a shorter log. */
    private record RunFile(Path file, int size) {}

    private record Placed(long place, LogEvent event) {}

    /** Sorted events, in memory or in a file. */
    private static final class Run {
        private final List<Placed> events;
        private final DataInputStream in;
        private final int size;
        private int read;
        private Placed head;

        Run(List<Placed> events) {
            this.events = events;
            in = null;
            size = events.size();
        }

        Run(RunFile run) {
            events = null;
            size = run.size;
            try {
                in = new DataInputStream(new BufferedInputStream(Files.newInputStream(run.file)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Placed head() {
            return head;
        }

        /** Whether there is one more. */
        boolean advance() {
            if (read == size) {
                head = null;
                return false;
            }
            head = in == null ? events.get(read) : fromFile();
            read++;
            return true;
        }

        private Placed fromFile() {
            try {
                return new Placed(in.readLong(), EventBytes.read(in));
            } catch (EOFException end) {
                throw new UncheckedIOException(
                        "a temporary file of the sort was cut off after " + read + " of " + size + " events", end);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void close() {
            try {
                if (in != null) {
                    in.close();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
