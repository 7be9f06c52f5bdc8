package io.aftercare.mining;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class DurationTallyTest {
    @Property(tries = 100)
    void mergesToWhatHistogramsMergeTo(@ForAll Random random, @ForAll boolean takenAway) {
        List<List<Long>> parts = Stream.generate(() -> Stream.generate(
                                () -> random.nextLong(1L << random.nextInt(1, 42)))
                        .limit(random.nextInt(200))
                        .toList())
                .limit(random.nextInt(12))
                .toList();
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
