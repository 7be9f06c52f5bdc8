package io.aftercare.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PaddedBatchTest {
    private static Tokens text(long... ids) {
        return new Tokens(ids, new long[ids.length]);
    }

    @Test
    void theMaskIsZeroOnPaddingOnly() {
        PaddedBatch batch = PaddedBatch.of(List.of(text(7, 8, 9), text(5)), 2).getFirst();

        assertThat(batch.positions()).containsExactly(1, 0);
        assertThat(batch.width()).isEqualTo(3);
        assertThat(batch.ids()).containsExactly(5, 0, 0, 7, 8, 9);
        assertThat(batch.mask()).containsExactly(1, 0, 0, 1, 1, 1);
    }

    @Test
    void segmentsTravelWithTheirText() {
        PaddedBatch batch = PaddedBatch.of(List.of(new Tokens(new long[] {1, 2}, new long[] {0, 1}), text(3)), 2)
                .getFirst();

        assertThat(batch.segments()).containsExactly(0, 0, 0, 1);
    }

    @Test
    void likeGoesWithLike() {
        List<PaddedBatch> batches =
                PaddedBatch.of(List.of(text(1, 1, 1, 1), text(2), text(3, 3, 3, 3), text(4), text(5, 5, 5, 5)), 2);

        assertThat(batches).extracting(PaddedBatch::width).containsExactly(1, 4, 4);
        assertThat(batches).extracting(PaddedBatch::rows).containsExactly(2, 2, 1);
    }

    @Test
    void noTextsMakeNoBatch() {
        assertThat(PaddedBatch.of(List.of(), 4)).isEmpty();
    }
}
