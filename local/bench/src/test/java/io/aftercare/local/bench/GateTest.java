package io.aftercare.local.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftercare.inference.TensorPath;
import io.aftercare.local.bench.load.FakeService;
import io.aftercare.local.bench.load.Load;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each gate, on figures measured here and now: red once what it watches is slowed down. That a gate is green is shown
 * where no busy neighbour can turn it red: by CPU time, or by sleeping.
 */
class GateTest {
    private static final Duration RUN = Duration.ofMillis(5);
    private static final Duration LOAD = Duration.ofMillis(800);
    private static final int CALLS = 5_000;

    @ParameterizedTest
    @EnumSource(Gate.class)
    void aGateIsNamedByItsCodeAndRedWhenNothingCameOfIt(Gate gate) {
        assertThat(Gate.of(gate.code())).isEqualTo(gate);
        assertThat(gate.figure(Double.NaN))
                .extracting(Figure::value, Figure::holds)
                .containsExactly(null, false);
        assertThat(gate.unmeasured().holds()).isNull();
    }

    @Test
    void anUnknownGateIsToldWhichThereAre() {
        assertThatThrownBy(() -> Gate.of("fuel"))
                .isInstanceOf(BenchFailed.class)
                .hasMessageContaining("added-p50, added-p99");
    }

    @Test
    void whatIsBusyTwiceAsLongTakesTwiceTheCpu() {
        double model = cpu(GateTest::compute, 200);
        double inService = cpu(work -> compute(work + work / 50), 200);
        double slowed = cpu(work -> compute(2 * work), 200);

        assertThat(Gate.CPU.figure(model / inService).holds()).isTrue();
        assertThat(Gate.CPU.figure(model / slowed).holds()).isFalse();
    }

    @Test
    void threeTimesFasterIsInReachOfInt8AndAsFastIsNot() {
        double fast = cpu(GateTest::compute, 200);
        double slow = cpu(work -> compute(4 * work), 200);

        assertThat(Gate.INT8.figure(slow / fast).holds()).isTrue();
        assertThat(Gate.INT8.figure(fast / fast).holds()).isFalse();
    }

    @Test
    void binding() {
        double asItIs = addedMicros(TensorPath.Slowed.NO);
        double slowed = addedMicros(TensorPath.Slowed.BUSY);

        assertThat(slowed).isGreaterThan(asItIs + 5);
        assertThat(Gate.BINDING.figure(slowed).holds()).isFalse();
    }

    @Test
    void allocation() {
        assertThat(Gate.ALLOCATION.figure(0).holds()).isTrue();
        assertThat(Gate.ALLOCATION.figure(bytes(TensorPath.Slowed.ALLOCATING)).holds())
                .isFalse();
        assertThat(bytes(TensorPath.Slowed.ALLOCATING) - bytes(TensorPath.Slowed.NO))
                .isGreaterThan(900);
    }

    @Test
    void addedLatency() {
        try (FakeService service = new FakeService(100, RUN, Duration.ZERO);
                FakeService slowed = new FakeService(100, RUN.multipliedBy(2), Duration.ZERO)) {
            Load before = service.client().open(40, LOAD, 64);
            Load after = slowed.client().open(40, LOAD, 64);

            assertThat(Gate.ADDED_P50
                            .figure(before.okMillis(50) - before.okMillis(50))
                            .holds())
                    .isTrue();
            assertThat(Gate.ADDED_P50
                            .figure(after.okMillis(50) - before.okMillis(50))
                            .holds())
                    .isFalse();
            assertThat(Gate.ADDED_P99
                            .figure(after.okMillis(99) - before.okMillis(50))
                            .holds())
                    .isFalse();
        }
    }

    @Test
    void throughput() {
        try (FakeService service = new FakeService(100, RUN, Duration.ZERO);
                FakeService other = new FakeService(100, RUN.multipliedBy(3), Duration.ZERO)) {
            double fast = service.client().closed(8, LOAD).perSecond();
            double slow = other.client().closed(8, LOAD).perSecond();

            assertThat(Gate.PYTHON.figure(fast / slow).holds()).isTrue();
            assertThat(Gate.PYTHON.figure(slow / slow).holds()).isFalse();
        }
    }

    @Test
    void overload() {
        try (FakeService service = new FakeService(20, RUN, Duration.ZERO);
                FakeService slowed = new FakeService(10_000, RUN, Duration.ZERO)) {
            double peak = service.client().closed(8, LOAD).perSecond();
            Load limited = service.client().open(3 * peak, LOAD.multipliedBy(3), 500);
            Load unlimited = slowed.client().open(3 * peak, LOAD.multipliedBy(3), 2_000);

            assertThat(limited.goodput()).isGreaterThan(unlimited.goodput());
            assertThat(limited.refused()).isPositive();
            assertThat(Gate.GOODPUT.figure(unlimited.goodput() / peak).holds()).isFalse();
            assertThat(Gate.REFUSAL.figure(unlimited.refusedMillis(99)).holds()).isFalse();
        }
    }

    @Test
    void refusals() {
        try (FakeService slowed = new FakeService(0, RUN, Duration.ofMillis(20))) {
            Load overload = slowed.client().open(300, LOAD, 500);

            assertThat(Gate.REFUSAL.figure(3).holds()).isTrue();
            assertThat(Gate.REFUSAL.figure(overload.refusedMillis(99)).holds()).isFalse();
        }
    }

    private static double addedMicros(TensorPath.Slowed slowed) {
        try (TensorPath path = TensorPath.open(slowed)) {
            return path.addedMicros(CALLS);
        }
    }

    private static double bytes(TensorPath.Slowed slowed) {
        try (TensorPath path = TensorPath.open(slowed)) {
            return path.bytesThroughLane(CALLS) - path.bytesBare(CALLS);
        }
    }

    private static double cpu(IntConsumer work, int times) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        work.accept(200_000);
        long before = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < times; i++) {
            work.accept(200_000);
        }
        return threads.getCurrentThreadCpuTime() - before;
    }

    private static volatile double sink;

    private static void compute(int work) {
        double sum = 0;
        for (int i = 0; i < work; i++) {
            sum = sum * 0.999 + i;
        }
        sink = sum;
    }
}
