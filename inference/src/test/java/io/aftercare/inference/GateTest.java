package io.aftercare.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class GateTest {
    private final CountDownLatch inside = new CountDownLatch(1);
    private final CountDownLatch leave = new CountDownLatch(1);

    private String stay() {
        inside.countDown();
        try {
            leave.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "done";
    }

    @Test
    void whoFindsNoPlaceInTimeIsRefusedByName() throws Exception {
        Gate gate = new Gate("m.onnx", 1, Duration.ofMillis(20));
        try (var caller = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> first = caller.submit(() -> gate.pass(this::stay));
            inside.await();

            assertThatThrownBy(() -> gate.pass(() -> "never"))
                    .isInstanceOf(InferenceOverloaded.class)
                    .hasMessage("m.onnx: all 1 places were taken for 20 ms");

            leave.countDown();
            assertThat(first.get()).isEqualTo("done");
        }
        assertThat(gate.pass(() -> "free again")).isEqualTo("free again");
    }

    @Test
    void aPlaceIsFreedWhenTheWorkFails() {
        Gate gate = new Gate("m.onnx", 1, Duration.ZERO);

        assertThatThrownBy(() -> gate.pass(() -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
        assertThat(gate.pass(() -> "free again")).isEqualTo("free again");
    }

    @Test
    void closingFreesOnlyAfterTheLastHasLeft() throws Exception {
        Gate gate = new Gate("m.onnx", 2, Duration.ofSeconds(5));
        AtomicBoolean freed = new AtomicBoolean();
        try (var caller = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> freedWhileInside = caller.submit(() -> gate.pass(() -> {
                stay();
                return freed.get();
            }));
            inside.await();
            Future<?> closing = caller.submit(() -> gate.close(() -> freed.set(true)));
            leave.countDown();

            assertThat(freedWhileInside.get()).isFalse();
            closing.get();
            assertThat(freed).isTrue();
        }
        assertThatThrownBy(() -> gate.pass(() -> "late")).hasMessage("m.onnx is closed");
    }
}
