package io.aftercare.local.launcher.system;

import io.aftercare.local.bench.BenchFailed;
import java.time.Duration;

/** What a process, without its children, has taken of all cores since it started. */
public final class ProcessCpu {
    private ProcessCpu() {}

    /** @throws BenchFailed when it has ended, or the operating system does not tell */
    public static Duration of(ProcessHandle process) {
        return process.info()
                .totalCpuDuration()
                .orElseThrow(() -> new BenchFailed("process " + process.pid() + " does not say what CPU it takes"));
    }
}
