package io.aftercare.local.launcher.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.aftercare.local.launcher.play.Script;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class VisitorsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void whoeverHasComeIsServedToTheEnd() {
        AtomicInteger served = new AtomicInteger();
        try (Visitors visitors = new Visitors(Script.demo(), 1_000, script -> served.incrementAndGet())) {
            await().atMost(PATIENCE).until(() -> served.get() > 3);

            assertThat(visitors.finish(PATIENCE)).isEqualTo(served.get());
            assertThat(visitors.inside()).isZero();
        }
    }

    @Test
    void aVisitThatCannotBePlayedIsNotTakenForOneThatWas() {
        AtomicInteger come = new AtomicInteger();
        try (Visitors visitors = new Visitors(Script.demo(), 1_000, script -> {
            if (come.incrementAndGet() == 2) {
                throw new IllegalStateException("no token");
            }
        })) {
            await().atMost(PATIENCE).until(() -> come.get() > 3);

            assertThatThrownBy(() -> visitors.finish(PATIENCE))
                    .isInstanceOf(ChaosFailed.class)
                    .hasMessageContaining("no token");
            assertThat(visitors.inside()).isZero();
        }
    }
}
