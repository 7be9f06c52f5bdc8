package io.aftercare.local.bench;

import com.sun.management.ThreadMXBean;
import io.aftercare.inference.BareModel;
import io.aftercare.inference.Batching;
import io.aftercare.inference.TextInput;
import io.aftercare.inference.TextModel;
import io.aftercare.local.bench.load.Load;
import io.aftercare.local.bench.load.LoadGenerator;
import io.aftercare.local.bench.process.Cores;
import io.aftercare.local.bench.process.Service;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntConsumer;

/** CPU seconds for the same messages: bare ONNX Runtime, the engine, the service; int8 and fp32. */
final class CpuLeg implements Leg {
    private static final String ARRAYS = "CPU, bare ONNX Runtime, arrays";
    private static final String PINNED = "CPU, bare ONNX Runtime, pinned";
    private static final String ENGINE = "CPU, engine";
    private static final String SERVICE = "CPU, service";
    private static final String FP32 = "CPU, bare ONNX Runtime, fp32";
    private static final String BYTES = ", allocated";
    private static final String PER_MESSAGE = "ms";
    private static final int TOGETHER = 32;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Duration perLeg;
    private final Cores cores;
    private final List<String> messages;
    private final BareModel bare;
    private final boolean fp32;
    private final boolean fp32StandsIn;
    private final List<Reading> inThisThread = new ArrayList<>();
    private final Service service;
    private final LoadGenerator client;

    CpuLeg(Duration perLeg, Subjects subjects, boolean fp32StandsIn) {
        this.perLeg = perLeg;
        this.cores = subjects.cores();
        this.messages = subjects.messages();
        this.bare = subjects.bare();
        this.fp32 = subjects.fp32().isPresent();
        this.fp32StandsIn = fp32StandsIn;
        this.service = subjects.service();
        this.client = subjects.client();
        TextModel engine = subjects.engine();
        inThisThread.add(new Reading(ARRAYS, bare::runPlain));
        inThisThread.add(new Reading(PINNED, bare::runPinned));
        inThisThread.add(new Reading(ENGINE, message -> engine.read(TextInput.of(messages.get(message)))));
        subjects.fp32().ifPresent(model -> inThisThread.add(new Reading(FP32, model::runPlain)));
    }

    /** A way to read a message, by its number. */
    private record Reading(String leg, IntConsumer of) {}

    @Override
    public void round(Rounds rounds) {
        cores.takeItsPlace();
        // Who comes first is another one in each round: the core is cold then.
        Collections.rotate(inThisThread, 1);
        inThisThread.forEach(reading -> measure(rounds, reading));
        cores.stepAside();
        rounds.add(SERVICE, ofService());
        rounds.add(Gate.CPU.code(), rounds.last(PINNED) / rounds.last(SERVICE));
        if (fp32) {
            rounds.add(Gate.INT8.code(), rounds.last(FP32) / rounds.last(fp32StandsIn ? FP32 : ARRAYS));
        }
    }

    @Override
    public List<Figure> figures(Rounds rounds) {
        List<Figure> figures = new ArrayList<>();
        for (String leg : List.of(ARRAYS, PINNED, ENGINE, SERVICE)) {
            figures.add(Figure.of(leg, rounds.median(leg), PER_MESSAGE));
        }
        figures.add(Gate.CPU.figure(rounds.median(Gate.CPU.code())));
        if (fp32) {
            figures.add(Figure.of(FP32, rounds.median(FP32), PER_MESSAGE));
            figures.add(Gate.INT8.figure(rounds.median(Gate.INT8.code())));
        } else {
            figures.add(Figure.unmeasured(FP32, PER_MESSAGE));
            figures.add(Gate.INT8.unmeasured());
        }
        for (String leg : List.of(ARRAYS, PINNED, ENGINE)) {
            figures.add(Figure.of(leg.replace("CPU, ", "") + BYTES, rounds.median(leg + BYTES), "bytes"));
        }
        figures.add(Figure.of("padding, as on a CPU, each alone", bare.padding(Batching.NONE), ""));
        figures.add(Figure.of("padding, as on a GPU", bare.padding(Batching.GPU), ""));
        figures.add(Figure.of("padding, 32 as they come", bare.paddingAsTheyCome(TOGETHER), ""));
        return figures;
    }

    /** All messages, again and again until the time is up: every leg reads the same lengths. */
    private void measure(Rounds rounds, Reading reading) {
        long end = System.nanoTime() + perLeg.toNanos();
        long cpu = threads.getCurrentThreadCpuTime();
        long bytes = threads.getCurrentThreadAllocatedBytes();
        long read = 0;
        do {
            for (int message = 0; message < messages.size(); message++) {
                reading.of().accept(message);
            }
            read += messages.size();
        } while (System.nanoTime() < end);
        rounds.add(reading.leg(), (threads.getCurrentThreadCpuTime() - cpu) / 1e6 / read);
        rounds.add(reading.leg() + BYTES, (double) (threads.getCurrentThreadAllocatedBytes() - bytes) / read);
    }

    /** Of the whole process, its compiler and its collector included. */
    private double ofService() {
        long end = System.nanoTime() + perLeg.toNanos();
        Duration cpu = service.cpu();
        long read = 0;
        do {
            Load load = Answers.requireAll(client.closed(1, messages.size()));
            read += load.ok();
        } while (System.nanoTime() < end);
        return service.cpu().minus(cpu).toNanos() / 1e6 / read;
    }
}
