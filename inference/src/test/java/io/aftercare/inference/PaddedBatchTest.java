package io.aftercare.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PaddedBatchTest {
    private static Tokens text(long... ids) {
        return new Tokens(ids, new long[ids.length]);
    }

    @Test
    void theMaskIsZeroOnPaddingOnly() {
        PaddedBatch batch = PaddedBatch.of(List.of(text(7, 8, 9), text(5)));

        assertThat(batch.positions()).containsExactly(1, 0);
        assertThat(batch.width()).isEqualTo(3);
        assertThat(batch.ids()).containsExactly(5, 0, 0, 7, 8, 9);
        assertThat(batch.mask()).containsExactly(1, 0, 0, 1, 1, 1);
    }

    @Test
    void segmentsTravelWithTheirText() {
        PaddedBatch batch = PaddedBatch.of(List.of(new Tokens(new long[] {1, 2}, new long[] {0, 1}), text(3)));

        assertThat(batch.segments()).containsExactly(0, 0, 0, 1);
    }

    @Test
    void likeGoesWithLike() {
        List<PaddedBatch> batches = PaddedBatch.of(
                List.of(text(1, 1, 1, 1), text(2), text(3, 3, 3, 3), text(4), text(5, 5, 5, 5)),
                new Batching(2, 100, 3, Duration.ZERO));

        assertThat(batches).extracting(PaddedBatch::width).containsExactly(1, 4, 4);
        assertThat(batches).extracting(PaddedBatch::rows).containsExactly(2, 2, 1);
    }

    @Test
    void noRunIsLargerThanItMayBe() {
        List<PaddedBatch> batches = PaddedBatch.of(messages(500), new Batching(32, 400, 64, Duration.ZERO));

        assertThat(batches).allSatisfy(batch -> {
            assertThat(batch.rows()).isLessThanOrEqualTo(32);
            assertThat(batch.ids().length).isLessThanOrEqualTo(400);
        });
        assertThat(batches.stream().mapToInt(PaddedBatch::rows).sum()).isEqualTo(500);
    }

    @Test
    void ofMessagesAsTheyComeLittleIsPadding() {
        List<Tokens> messages = messages(256);

        int computed = PaddedBatch.of(messages, Batching.GPU).stream()
                .mapToInt(batch -> batch.ids().length)
                .sum();
        int tokens = messages.stream().mapToInt(Tokens::length).sum();
        assertThat((computed - tokens) / (double) computed).isBetween(0.001, 0.1);
    }

    /** Lengths as customers' messages have them: most short, few long. */
    private static List<Tokens> messages(int count) {
        Random chance = new Random(1);
        List<Tokens> messages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int length = (int) Math.clamp(Math.exp(2.8 + 0.6 * chance.nextGaussian()), 3, 128);
            messages.add(text(new long[length]));
        }
        return messages;
    }

    @Test
    void noTextsMakeNoBatch() {
        assertThat(PaddedBatch.of(List.of(), Batching.GPU)).isEmpty();
    }
}
