package io.aftercare.inference;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Each call of the {@link TensorPath} by itself, so that the median is that of calls. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TensorPathBenchmark {
    @Param("NO")
    public TensorPath.Slowed slowed;

    private TensorPath path;

    @Setup
    public void open() {
        path = TensorPath.open(slowed);
    }

    @TearDown
    public void close() {
        path.close();
    }

    @Benchmark
    public int lane() {
        return path.throughLane();
    }

    @Benchmark
    public int bare() {
        return path.bare();
    }
}
