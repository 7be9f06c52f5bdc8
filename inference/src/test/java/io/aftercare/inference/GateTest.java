package io.aftercare.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GateTest {
    private static final Caller ANN = Caller.of("ann");
    private static final Caller BOB = Caller.of("bob");
    private static final Duration LONG = Duration.ofSeconds(30);

    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch inside = new CountDownLatch(1);
    private final CountDownLatch leave = new CountDownLatch(1);
    private final List<String> served = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void stop() {
        leave.countDown();
        callers.close();
    }

    private static Gate<String> gate(int width, int queue, Duration patience) {
        AtomicInteger number = new AtomicInteger();
        EngineOptions options = EngineOptions.cpu().withConcurrency(width).withQueue(queue, patience);
        return new Gate<>("m.onnx", options, () -> "place " + number.incrementAndGet());
    }

    private String stay(String place) {
        inside.countDown();
        try {
            leave.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return place;
    }

    private Future<String> occupy(Gate<String> gate) throws InterruptedException {
        Future<String> first = callers.submit(() -> gate.pass(Caller.SERVICE, (place, waited) -> stay(place)));
        inside.await();
        return first;
    }

    /** A caller that is in line when this returns. */
    private Future<String> waits(Gate<String> gate, Caller caller, String name) throws InterruptedException {
        int before = gate.waiting();
        Future<String> waiting = callers.submit(() -> gate.pass(caller, (place, waited) -> {
            served.add(name);
            return place;
        }));
        while (gate.waiting() == before) {
            Thread.sleep(1);
        }
        return waiting;
    }

    @Test
    void whoFindsNoPlaceInTimeIsRefusedByName() throws Exception {
        Gate<String> gate = gate(1, 5, Duration.ofMillis(20));
        Future<String> first = occupy(gate);

        assertThatThrownBy(() -> gate.pass(ANN, (place, waited) -> "never"))
                .isInstanceOf(InferenceOverloaded.class)
                .hasMessageStartingWith("m.onnx: all 1 places are taken");

        leave.countDown();
        assertThat(first.get()).isEqualTo("place 1");
        String again = gate.pass(ANN, (place, waited) -> "free again");
        assertThat(again).isEqualTo("free again");
        assertThat(gate.refusals()).isEqualTo(1);
    }

    @Test
    void aPlaceIsFreedWhenTheWorkFails() {
        Gate<String> gate = gate(1, 0, Duration.ZERO);

        assertThatThrownBy(() -> gate.pass(ANN, (place, waited) -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
        String again = gate.pass(ANN, (place, waited) -> "free again");
        assertThat(again).isEqualTo("free again");
    }

    @Test
    void closingFreesOnlyAfterTheLastHasLeftAndThoseInLineAreServed() throws Exception {
        Gate<String> gate = gate(1, 5, LONG);
        List<String> freed = Collections.synchronizedList(new ArrayList<>());
        Future<String> first = occupy(gate);
        Future<String> second = waits(gate, ANN, "ann");
        Thread closing = Thread.ofVirtual()
                .start(() -> gate.close(
                        place -> freed.add(place + " after " + List.copyOf(served)), () -> freed.add("shared")));
        while (closing.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }

        assertThat(freed).isEmpty();
        leave.countDown();
        first.get();
        second.get();
        closing.join();
        assertThat(freed).containsExactly("place 1 after [ann]", "shared");
        assertThatThrownBy(() -> gate.pass(ANN, (place, waited) -> "late")).hasMessage("m.onnx is closed");
    }

    @Test
    void tenantsTakeTurns() throws Exception {
        Gate<String> gate = gate(1, 9, LONG);
        occupy(gate);
        List<Future<String>> waiting = List.of(
                waits(gate, ANN, "ann 1"),
                waits(gate, ANN, "ann 2"),
                waits(gate, ANN, "ann 3"),
                waits(gate, BOB, "bob 1"),
                waits(gate, BOB, "bob 2"));

        leave.countDown();
        for (Future<String> each : waiting) {
            each.get();
        }
        assertThat(served).containsExactly("ann 1", "bob 1", "ann 2", "bob 2", "ann 3");
    }

    @Test
    void whatCanWaitGoesLast() throws Exception {
        Gate<String> gate = gate(1, 9, LONG);
        occupy(gate);
        List<Future<String>> waiting =
                List.of(waits(gate, ANN.later(), "bulk"), waits(gate, BOB, "bob 1"), waits(gate, ANN, "ann 1"));

        leave.countDown();
        for (Future<String> each : waiting) {
            each.get();
        }
        assertThat(served).containsExactly("bob 1", "ann 1", "bulk");
    }

    @Test
    void whatCanWaitIsServedNowAndThenAllTheSame() throws Exception {
        Gate<String> gate = gate(1, 99, LONG);
        occupy(gate);
        List<Future<String>> waiting = new ArrayList<>(List.of(waits(gate, ANN.later(), "bulk")));
        for (int i = 0; i < 30; i++) {
            waiting.add(waits(gate, BOB, "bob"));
        }

        leave.countDown();
        for (Future<String> each : waiting) {
            each.get();
        }
        assertThat(served.indexOf("bulk")).isBetween(10, 20);
    }

    @Test
    void aFullLineRefusesWhoHasMostInIt() throws Exception {
        Gate<String> gate = gate(1, 3, LONG);
        occupy(gate);
        Future<String> ann1 = waits(gate, ANN, "ann 1");
        waits(gate, ANN, "ann 2");
        Future<String> ann3 = waits(gate, ANN, "ann 3");

        assertThatThrownBy(() -> gate.pass(ANN, (place, waited) -> place)).isInstanceOf(InferenceOverloaded.class);
        Future<String> bob = callers.submit(() -> gate.pass(BOB, (place, waited) -> place));

        assertThatThrownBy(ann3::get).hasCauseInstanceOf(InferenceOverloaded.class);
        leave.countDown();
        assertThat(ann1.get()).isEqualTo("place 1");
        assertThat(bob.get()).isEqualTo("place 1");
    }

    @Test
    void whoWouldWaitTooLongIsRefusedAtOnce() throws Exception {
        Gate<String> gate = gate(1, 99, Duration.ofMillis(200));
        List<Future<String>> slow = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            slow.add(callers.submit(() -> gate.pass(Caller.SERVICE, (place, waited) -> {
                sleep(150);
                return place;
            })));
        }
        for (Future<String> each : slow) {
            each.get();
        }
        occupy(gate);
        waits(gate, ANN, "ann");
        // Whoever is interrupted cannot wait, so this refusal has not waited.
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> gate.pass(ANN, (place, waited) -> place))
                    .isInstanceOfSatisfying(
                            InferenceOverloaded.class,
                            refusal -> assertThat(refusal.expected()).isGreaterThan(Duration.ofMillis(250)));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
