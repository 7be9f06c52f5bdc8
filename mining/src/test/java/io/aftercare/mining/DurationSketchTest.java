package io.aftercare.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DurationSketchTest {
    @Test
    void percentilesOfFewDurationsAreInterpolatedAsPercentileContDoes() {
        DurationSketch sketch = sketchOf(LongStream.of(40, 10, 30, 20));

        assertThat(sketch.percentile(0.5)).isEqualTo(Duration.ofMillis(25));
        assertThat(sketch.percentile(0.95)).isEqualTo(Duration.ofNanos(38_500_000));
        assertThat(sketch.mean()).isEqualTo(Duration.ofMillis(25));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 49, 511, DurationSketch.EXACT_UP_TO})
    void everyPositionIsExactWhileTheSketchKeepsAllDurations(int count) {
        DurationSketch sketch = sketchOf(LongStream.range(0, count));

        for (int position = 0; position < count; position++) {
            double fraction = count == 1 ? 1 : position / (count - 1.0);
            assertThat(sketch.percentile(fraction)).isCloseTo(Duration.ofMillis(position), Duration.ofNanos(1));
        }
    }

    @Test
    void beyondItTheRankIsOffByLessThanOnePercentAlsoAfterMerging() {
        DurationSketch merged = new DurationSketch();
        for (int shard = 0; shard < 20; shard++) {
            int remainder = shard;
            merged.merge(sketchOf(LongStream.range(0, 10_000).map(n -> n * 20 + remainder)));
        }

        assertThat(merged.count()).isEqualTo(200_000);
        assertThat(merged.mean()).isEqualTo(Duration.ofNanos(99_999_500_000L));
        for (double fraction : new double[] {0.05, 0.5, 0.95, 0.99}) {
            assertThat(merged.percentile(fraction).toMillis() / 200_000.0).isCloseTo(fraction, within(0.01));
        }
    }

    @Test
    void whatWasNotMeasuredHasNoPercentile() {
        assertThatThrownBy(() -> new DurationSketch().percentile(0.5)).hasMessage("no durations were measured");
        assertThatThrownBy(() -> sketchOf(LongStream.of(1)).percentile(95))
                .hasMessage("a percentile is a fraction between 0 and 1, not 95.0");
    }

    private static DurationSketch sketchOf(LongStream millis) {
        DurationSketch sketch = new DurationSketch();
        millis.forEach(value -> sketch.add(Duration.ofMillis(value)));
        return sketch;
    }
}
