package io.aftercare.local.bench;

import io.aftercare.inference.TextInput;
import io.aftercare.inference.TextModel;
import io.aftercare.local.bench.process.Cores;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The engine's throughput with one caller, and with one for each core. */
final class ScalingLeg implements Leg {
    private static final String SCALING = "engine, all cores over one";

    private final Duration perLeg;
    private final Cores cores;
    private final TextModel engine;
    private final List<String> messages;
    private final int many = Runtime.getRuntime().availableProcessors();

    ScalingLeg(Duration perLeg, Cores cores, TextModel engine, List<String> messages) {
        this.perLeg = perLeg;
        this.cores = cores;
        this.engine = engine;
        this.messages = messages;
    }

    @Override
    public void round(Rounds rounds) {
        cores.everywhere();
        double alone = perSecond(1);
        double together = perSecond(many);
        rounds.add(throughput(1), alone);
        rounds.add(throughput(many), together);
        rounds.add(SCALING, together / alone);
    }

    @Override
    public List<Figure> figures(Rounds rounds) {
        return List.of(
                Figure.of(throughput(1), rounds.median(throughput(1)), "/s"),
                Figure.of(throughput(many), rounds.median(throughput(many)), "/s"),
                Figure.of(SCALING, rounds.median(SCALING), "times"));
    }

    private static String throughput(int callers) {
        return "engine throughput, " + callers + (callers == 1 ? " caller" : " callers");
    }

    private double perSecond(int callers) {
        long start = System.nanoTime();
        long end = start + perLeg.toNanos();
        try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
            List<Future<Long>> counts = new ArrayList<>();
            for (int caller = 0; caller < callers; caller++) {
                int first = caller * messages.size() / callers;
                counts.add(threads.submit(() -> readUntil(end, first)));
            }
            long read = 0;
            for (Future<Long> count : counts) {
                read += count.get();
            }
            return read / ((System.nanoTime() - start) / 1e9);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("interrupted");
        } catch (ExecutionException e) {
            throw new BenchFailed("The engine failed: " + e.getCause().getMessage());
        }
    }

    private long readUntil(long end, int first) {
        long read = 0;
        while (System.nanoTime() < end) {
            engine.read(TextInput.of(messages.get((int) ((first + read) % messages.size()))));
            read++;
        }
        return read;
    }
}
