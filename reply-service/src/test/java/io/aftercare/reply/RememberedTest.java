package io.aftercare.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RememberedTest {
    private final Remembered<String, Integer> lengths = Remembered.atMost(2);
    private final List<String> read = new ArrayList<>();

    @Test
    void what_was_read_is_not_read_again_until_there_is_too_much() {
        assertThat(List.of(length("a"), length("bb"), length("a"))).containsExactly(1, 2, 1);
        assertThat(read).containsExactly("a", "bb");

        assertThat(List.of(length("ccc"), length("bb"), length("a"))).containsExactly(3, 2, 1);
        assertThat(read).containsExactly("a", "bb", "ccc", "a");
    }

    @Test
    void what_could_not_be_read_is_read_again() {
        assertThatThrownBy(() -> lengths.of("a", key -> {
                    throw new IllegalStateException("busy");
                }))
                .hasMessage("busy");

        assertThat(length("a")).isEqualTo(1);
    }

    @Test
    void who_asks_for_another_key_does_not_wait_for_what_takes_long() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<Integer> slow = other.submit(() -> lengths.of("slow", key -> {
                reading.countDown();
                await(end);
                return key.length();
            }));
            await(reading);
            assertThat(length("a")).isEqualTo(1);
            assertThat(slow.isDone()).isFalse();

            end.countDown();
            assertThat(slow.get(1, TimeUnit.MINUTES)).isEqualTo(4);
        }
    }

    private int length(String key) {
        return lengths.of(key, unseen -> {
            read.add(unseen);
            return unseen.length();
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
