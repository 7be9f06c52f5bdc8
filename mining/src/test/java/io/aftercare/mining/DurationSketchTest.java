package io.aftercare.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
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
    void beyondItAPercentileIsOffByLessThanOnePercentOfItsValue() {
        DurationSketch sketch = sketchOf(LongStream.rangeClosed(1, 200_000).map(n -> n * n));

        assertThat(sketch.count()).isEqualTo(200_000);
        for (double fraction : new double[] {0, 0.001, 0.05, 0.5, 0.95, 0.99, 1}) {
            double rank = 1 + fraction * 199_999;
            assertThat((double) sketch.percentile(fraction).toMillis()).isCloseTo(rank * rank, withinPercentage(0.8));
        }
    }

    @Property(tries = 50)
    void neitherOrderNorMergingChangesADigit(@ForAll @IntRange(min = 1, max = 3000) int size, @ForAll Random random) {
        List<Long> durations = random.longs(size, 0, 1L << 40).boxed().toList();
        List<Long> shuffled = new ArrayList<>(durations);
        Collections.shuffle(shuffled, random);
        int cut = random.nextInt(size + 1);
        int other = cut + random.nextInt(size + 1 - cut);

        DurationSketch left = sketchOf(shuffled.subList(0, cut));
        left.merge(sketchOf(shuffled.subList(cut, other)));
        left.merge(sketchOf(shuffled.subList(other, size)));
        DurationSketch right = sketchOf(shuffled.subList(cut, other));
        right.merge(sketchOf(shuffled.subList(other, size)));
        DurationSketch whole = sketchOf(shuffled.subList(0, cut));
        whole.merge(right);

        assertThat(figures(left)).isEqualTo(figures(sketchOf(durations)));
        assertThat(figures(whole)).isEqualTo(figures(left));
    }

    @Test
    void meanDeviationAndExtremesAreExact() {
        DurationSketch sketch = sketchOf(LongStream.of(2_000, 4_000, 4_000, 4_000, 5_000, 5_000, 7_000, 9_000));

        assertThat(sketch.sum()).isEqualTo(Duration.ofSeconds(40));
        assertThat(sketch.mean()).isEqualTo(Duration.ofSeconds(5));
        // 32 / 7 is the variance of the sample
        assertThat(sketch.deviation().toNanos()).isEqualTo(2_138_089_935L);
        assertThat(sketch.least()).isEqualTo(Duration.ofSeconds(2));
        assertThat(sketch.most()).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void theSquaresOfCenturiesDoNotOverflow() {
        long century = Duration.ofDays(36_525).toMillis();

        assertThat(sketchOf(LongStream.of(century, century, century)).deviation())
                .isEqualTo(Duration.ZERO);
        assertThat(sketchOf(LongStream.of(0, 2 * century)).deviation().toMillis() / (double) century)
                .isCloseTo(Math.sqrt(2), within(1e-12));
    }

    @Test
    void whatWasNotMeasuredHasNoPercentile() {
        assertThatThrownBy(() -> new DurationSketch().percentile(0.5)).hasMessage("no durations were measured");
        assertThatThrownBy(() -> sketchOf(LongStream.of(1)).percentile(95))
                .hasMessage("a percentile is a fraction between 0 and 1, not 95.0");
    }

    @Test
    void timeDoesNotRunBackwards() {
        assertThatThrownBy(() -> sketchOf(LongStream.of(-1)))
                .hasMessage("a duration cannot be negative, but is PT-0.001S");
    }

    private static List<Object> figures(DurationSketch sketch) {
        return List.of(
                sketch.count(),
                sketch.mean(),
                sketch.deviation(),
                Stream.of(0.0, 0.1, 0.5, 0.95, 1.0).map(sketch::percentile).toList());
    }

    private static DurationSketch sketchOf(List<Long> millis) {
        return sketchOf(millis.stream().mapToLong(Long::longValue));
    }

    private static DurationSketch sketchOf(LongStream millis) {
        DurationSketch sketch = new DurationSketch();
        millis.forEach(value -> sketch.add(Duration.ofMillis(value)));
        return sketch;
    }
}
