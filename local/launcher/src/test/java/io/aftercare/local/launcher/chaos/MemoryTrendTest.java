package io.aftercare.local.launcher.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MemoryTrendTest {
    private static final double TEN_SECONDS = 10 / 3600.0;

    private static List<MemorySample> samples(double height, double growth, double noise) {
        Random random = new Random(1);
        List<MemorySample> samples = new ArrayList<>();
        for (int at = 0; at < 60; at++) {
            double hours = at * TEN_SECONDS;
            // Half way the process is another one, which holds less.
            int instance = at < 30 ? 1 : 2;
            double start = instance == 1 ? height : height / 2;
            samples.add(new MemorySample(
                    "ticket", instance, hours, start + growth * hours + noise * random.nextGaussian()));
        }
        return samples;
    }

    @Test
    void growthIsFoundAcrossARestartThatHidesIt() {
        MemoryTrend trend = MemoryTrend.of(samples(300, 120, 0.5));

        assertThat(trend.slope()).isCloseTo(120, within(10.0));
        assertThat(trend.low()).isLessThan(120).isGreaterThan(100);
        assertThat(trend.mayBeFlat()).isFalse();
    }

    @Test
    void memoryThatOnlySwaysMayBeFlat() {
        MemoryTrend trend = MemoryTrend.of(samples(300, 0, 2));

        assertThat(trend.mayBeFlat()).isTrue();
        assertThat(trend.high()).isGreaterThan(0);
    }

    @Test
    void aFewSamplesMakeNoTrend() {
        assertThat(MemoryTrend.of(samples(300, 0, 1).subList(0, 5))).isNull();
        assertThat(MemoryTrend.of(List.of())).isNull();
    }
}
