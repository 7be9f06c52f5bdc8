package io.aftercare.mining;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class DurationTallyTest {
    @Property(tries = 200)
    void mergesToWhatHistogramsMergeTo(
            @ForAll List<List<@LongRange(min = 0, max = 1L << 42) Long>> parts, @ForAll boolean takenAway) {
        DurationTally tally = new DurationTally();
        DurationHistogram merged = new DurationHistogram();
        for (List<Long> part : parts) {
            DurationHistogram histogram = new DurationHistogram();
            part.forEach(histogram::add);
            if (takenAway && !part.isEmpty()) {
                histogram.add(part.getFirst(), -1);
            }
            merged.merge(histogram);
            tally.merge(ByteBuffer.wrap(histogram.bytes()));
        }

        assertThat(tally.histogram().bytes()).isEqualTo(merged.bytes());
    }
}
