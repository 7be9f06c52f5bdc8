package io.aftercare.local.launcher.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BootstrapTest {
    private static final List<Boolean> HALF_RIGHT =
            IntStream.range(0, 400).mapToObj(n -> n % 2 == 0).toList();

    private static double share(List<Boolean> rows) {
        return Accuracy.share(rows, right -> right);
    }

    @Test
    void theIntervalOfAShareIsThatOfTheBinomial() {
        Interval interval = Bootstrap.DEFAULT.interval(HALF_RIGHT, BootstrapTest::share);

        // 1.96 standard errors of sqrt(.5 x .5 / 400) = .025
        assertThat(interval.low()).isCloseTo(0.451, within(0.006));
        assertThat(interval.high()).isCloseTo(0.549, within(0.006));
    }

    @Test
    void theSameRowsGiveTheSameInterval() {
        assertThat(Bootstrap.DEFAULT.interval(HALF_RIGHT, BootstrapTest::share))
                .isEqualTo(Bootstrap.DEFAULT.interval(HALF_RIGHT, BootstrapTest::share));
    }

    @Test
    void whatDoesNotVaryHasNoWidth() {
        assertThat(Bootstrap.DEFAULT.interval(List.of(true, true, true), BootstrapTest::share))
                .isEqualTo(new Interval(1, 1));
    }
}
