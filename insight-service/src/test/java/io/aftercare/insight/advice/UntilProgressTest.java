package io.aftercare.insight.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class UntilProgressTest {
    private final AtomicLong log = new AtomicLong(1);
    private final AtomicLong computed = new AtomicLong();
    private final UntilProgress<Long> answers =
            new UntilProgress<>(tenant -> Uni.createFrom().item(log::get));

    @Test
    void theSameIsComputedOnceAsLongAsThereIsNoMoreOfTheLog() {
        assertThat(ask("one", "a")).isEqualTo(1);
        assertThat(ask("one", "a")).isEqualTo(1);
        assertThat(ask("one", "b")).isEqualTo(2);
        assertThat(ask("two", "a")).isEqualTo(3);

        log.incrementAndGet();
        assertThat(ask("one", "a")).isEqualTo(4);
        assertThat(ask("one", "a")).isEqualTo(4);
    }

    @Test
    void whatFailedIsAskedAgain() {
        Supplier<Uni<Long>> failing = () -> Uni.createFrom().failure(new IllegalStateException("away"));

        assertThatThrownBy(() -> answers.of("one", "a", failing).await().indefinitely())
                .hasMessage("away");
        assertThat(ask("one", "a")).isEqualTo(1);
    }

    private long ask(String tenant, String question) {
        return answers.of(tenant, question, () -> Uni.createFrom().item(computed::incrementAndGet))
                .await()
                .indefinitely();
    }
}
