package io.aftercare.inference;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Ends a lane's run when it takes longer than it may; ONNX Runtime looks at the flag between two operators. */
final class RunLimit implements AutoCloseable {
    private static final long TICK = TimeUnit.MILLISECONDS.toNanos(5);

    private final long most;
    private final OrtSession.RunOptions flag;
    private long endBy;
    private boolean running;
    private boolean ended;

    RunLimit(Duration most) {
        this.most = most.toNanos();
        try {
            this.flag = new OrtSession.RunOptions();
        } catch (OrtException e) {
            throw new ModelLoadException("no run options are to be had: " + e.getMessage(), e);
        }
        Watch.LIMITS.add(this);
        Watch.wake();
    }

    /** What the run must be started with. */
    OrtSession.RunOptions flag() {
        return flag;
    }

    synchronized void start() throws OrtException {
        if (ended) {
            flag.setTerminate(false);
            ended = false;
        }
        endBy = System.nanoTime() + most;
        running = true;
    }

    /** Whether the run was ended by the limit. */
    synchronized boolean stop() {
        running = false;
        return ended;
    }

    InferenceTimedOut exceeded(String model) {
        return new InferenceTimedOut(model, Duration.ofNanos(most));
    }

    private synchronized void endIfLate(long now) throws OrtException {
        if (running && !ended && now - endBy > 0) {
            ended = true;
            flag.setTerminate(true);
        }
    }

    @Override
    public void close() {
        Watch.LIMITS.remove(this);
        synchronized (this) {
            running = false;
            flag.close();
        }
    }

    /** One thread looks after the runs of all models. */
    private static final class Watch {
        private static final List<RunLimit> LIMITS = new CopyOnWriteArrayList<>();
        private static final Thread THREAD =
                Thread.ofPlatform().name("inference-run-limits").daemon().start(Watch::look);

        private static void wake() {
            LockSupport.unpark(THREAD);
        }

        private static void look() {
            while (true) {
                if (LIMITS.isEmpty()) {
                    LockSupport.park();
                } else {
                    LockSupport.parkNanos(TICK);
                }
                long now = System.nanoTime();
                for (RunLimit limit : LIMITS) {
                    try {
                        limit.endIfLate(now);
                    } catch (OrtException | RuntimeException e) {
                        // The run goes on to its own end, as it would without a limit.
                        LIMITS.remove(limit);
                    }
                }
            }
        }
    }
}
