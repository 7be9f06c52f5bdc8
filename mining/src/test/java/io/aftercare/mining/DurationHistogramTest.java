package io.aftercare.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DurationHistogramTest {
    @Property(tries = 300)
    void whatIsTakenAwayWasNeverThere(
            @ForAll @Size(max = 60) List<@LongRange(max = 1L << 45) Long> kept,
            @ForAll @Size(max = 60) List<@LongRange(max = 1L << 45) Long> gone) {
        DurationHistogram both = new DurationHistogram();
        gone.forEach(both::add);
        kept.forEach(both::add);
        gone.reversed().forEach(millis -> both.add(millis, -1));

        DurationHistogram only = new DurationHistogram();
        kept.reversed().forEach(only::add);

        assertThat(both.bytes()).isEqualTo(only.bytes());
        assertThat(both.isEmpty()).isEqualTo(kept.isEmpty());
        assertThat(DurationHistogram.of(both.bytes()).bytes()).isEqualTo(both.bytes());
        assertThat(both.sum())
                .isEqualTo(kept.stream().mapToLong(Long::longValue).sum());
    }

    @Property(tries = 200)
    void mergingBytesIsMergingWhatTheyHold(
            @ForAll @Size(max = 40) List<@LongRange(max = 100_000_000) Long> one,
            @ForAll @Size(max = 40) List<@LongRange(max = 100_000_000) Long> other) {
        DurationHistogram merged = of(one);
        merged.merge(of(other).bytes());

        DurationHistogram whole = of(one);
        other.forEach(whole::add);

        assertThat(merged.bytes()).isEqualTo(whole.bytes());
    }

    @Property(tries = 500)
    void addingToBytesIsAddingToWhatTheyHold(
            @ForAll @Size(max = 40) List<@LongRange(max = 2_000) Long> held,
            @ForAll @LongRange(max = 2_000) long more,
            @ForAll @IntRange(min = 1, max = 3) int times) {
        DurationHistogram whole = of(held);
        byte[] before = whole.bytes();
        whole.add(more, times);

        byte[] added = DurationHistogram.added(before, more, times);

        assertThat(added).isEqualTo(whole.bytes());
        assertThat(DurationHistogram.added(added, more, -times)).isEqualTo(before);
    }

    @Property(tries = 200)
    void aValueIsWithinEightTenthsOfAPercent(
            @ForAll @Size(min = 1, max = 200) List<@LongRange(max = 1L << 45) Long> values) {
        DurationHistogram histogram = of(values);
        long[] sorted = values.stream().mapToLong(Long::longValue).sorted().toArray();

        for (int rank = 0; rank < sorted.length; rank++) {
            assertThat(histogram.nth(rank)).isCloseTo(sorted[rank], within(sorted[rank] * 0.008));
        }
    }

    @Test
    void oneValueToABucketIsExact() {
        DurationHistogram histogram =
                of(LongStream.of(3_600_000, 7_200_000, 7_200_000).boxed().toList());

        assertThat(histogram.nth(0)).isEqualTo(3_600_000);
        assertThat(histogram.nth(2)).isEqualTo(7_200_000);
    }

    private static DurationHistogram of(List<Long> values) {
        DurationHistogram histogram = new DurationHistogram();
        values.forEach(histogram::add);
        return histogram;
    }
}
