package io.aftercare.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SharesTest {
    @Test
    void theOddCentGoesToTheLargestRemainder() {
        assertThat(Shares.split(100, new long[] {1, 1, 1})).containsExactly(34, 33, 33);
        assertThat(Shares.split(10_000, new long[] {129_900, 12_900})).containsExactly(9_097, 903);
    }

    @Property
    void thePartsAddUpAndNoneExceedsItsWeight(
            @ForAll @Size(min = 1, max = 6) List<@LongRange(min = 0, max = 10_000_000) Long> weights,
            @ForAll @IntRange(min = 0, max = 1000) int perMille) {
        long[] all = weights.stream().mapToLong(Long::longValue).toArray();
        long total = LongStream.of(all).sum() * perMille / 1000;

        long[] parts = Shares.split(total, all);

        assertThat(LongStream.of(parts).sum()).isEqualTo(total);
        for (int n = 0; n < all.length; n++) {
            assertThat(parts[n]).isBetween(0L, all[n]);
        }
    }

    @Property
    void unitsOneByOneGetWhatTheyWouldGetAtOnce(
            @ForAll @LongRange(min = 0, max = 100_000_000) long total, @ForAll @IntRange(min = 1, max = 50) int units) {
        long oneByOne = 0;
        for (int n = 0; n < units; n++) {
            oneByOne += Shares.ofUnits(total, n, 1, units);
        }

        assertThat(oneByOne).isEqualTo(total).isEqualTo(Shares.ofUnits(total, 0, units, units));
    }
}
