package io.aftercare.inference;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * The engine's way from tokens to outputs over a graph that computes next to nothing, and beside it the barest call of the
 * same graph: their difference is what the engine adds to a run. For one thread.
 */
public final class TensorPath implements AutoCloseable {
    /** What may be added to a call on purpose, to see that it is noticed. */
    public enum Slowed {
        NO,
        /** By ten microseconds. */
        BUSY,
        /** By a kilobyte. */
        ALLOCATING
    }

    /** A message of usual length. */
    private static final int TOKENS = 16;

    private static final long BUSY_NANOS = 10_000;
    private static final int KILOBYTE = 1_024;

    private final Slowed slowed;
    private final Tokens text =
            new Tokens(LongStream.range(0, TOKENS).map(i -> i % 5).toArray(), new long[TOKENS]);
    private final OnnxSession session;
    private final Lane lane;
    private final BareModel bare;
    private final BareModel.Pinned filled;
    private byte[] garbage;

    private TensorPath(Path graph, Slowed slowed) {
        this.slowed = slowed;
        EngineOptions options = EngineOptions.cpu();
        this.session = OnnxSession.load(graph, options);
        this.lane = new Lane(session, TOKENS, options);
        this.bare = BareModel.load(graph, Provider.CPU, List.of(text));
        bare.runPinned(0);
        this.filled = bare.pinned(TOKENS);
    }

    public static TensorPath open(Slowed slowed) {
        try {
            Path directory = Files.createTempDirectory("bench-tensors");
            TinyText.of("退").rows("leaves", 2, Map.of("退", new float[] {1, 2})).write(directory);
            TensorPath path = new TensorPath(directory.resolve("model.onnx"), slowed);
            Files.delete(directory.resolve("model.onnx"));
            Files.delete(directory.resolve("tokenizer.json"));
            Files.delete(directory);
            return path;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tokens into native memory, the run, and the outputs where they can be read. */
    int throughLane() {
        switch (slowed) {
            case NO -> {}
            case BUSY -> {
                long end = System.nanoTime() + BUSY_NANOS;
                while (System.nanoTime() < end) {
                    Thread.onSpinWait();
                }
            }
            case ALLOCATING -> garbage = new byte[KILOBYTE];
        }
        return lane.run(text, Map::size);
    }

    /** ONNX Runtime's call alone, over tensors that are made and filled. */
    int bare() {
        bare.run(filled);
        return filled.outputs().size();
    }

    /** Bytes that a call through the engine takes from the heap. */
    public double bytesThroughLane(int calls) {
        return bytes(this::throughLane, calls);
    }

    /** Bytes that ONNX Runtime's Java API takes itself, however it is called. */
    public double bytesBare(int calls) {
        return bytes(this::bare, calls);
    }

    /** Microseconds that a call through the engine takes longer, in the middle of so many; quick and rough. */
    public double addedMicros(int calls) {
        median(this::throughLane, calls);
        median(this::bare, calls);
        return (median(this::throughLane, calls) - median(this::bare, calls)) / 1e3;
    }

    private static double median(Run run, int calls) {
        return LongStream.generate(() -> {
                    long start = System.nanoTime();
                    run.run();
                    return System.nanoTime() - start;
                })
                .limit(calls)
                .sorted()
                .skip(calls / 2)
                .findFirst()
                .orElseThrow();
    }

    private static double bytes(Run run, int calls) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        // What a compiler makes of the path meanwhile must not be taken for a change of the path.
        for (int i = 0; i < calls; i++) {
            run.run();
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < calls; i++) {
            run.run();
        }
        return (double) (threads.getCurrentThreadAllocatedBytes() - before) / calls;
    }

    @Override
    public void close() {
        lane.close();
        session.close();
        bare.close();
    }

    @FunctionalInterface
    private interface Run {
        int run();
    }
}
