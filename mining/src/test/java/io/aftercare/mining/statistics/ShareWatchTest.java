package io.aftercare.mining.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftercare.mining.statistics.ShareWatch.Rise;
import io.aftercare.mining.statistics.ShareWatch.Tally;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Merchants of 100 products, whose usual shares nobody tells, on days that are busy or not. */
class ShareWatchTest {
    private static final int SERIES = 100;
    private static final int QUIET = 28;
    private static final int DAYS = 90;
    private static final double RATE = 0.05;

    private final Draws draws = new Draws(31);

    @Test
    void whereNothingRisesNearlyNobodyIsWarned() {
        int merchants = 60;
        int warned = 0;
        for (int merchant = 0; merchant < merchants; merchant++) {
            warned += watched(1, 0, 0.1).isEmpty() ? 0 : 1;
        }

        // Without any rise every warning is a false one, so that this is the false discovery rate.
        assertThat(warned / (double) merchants).isLessThanOrEqualTo(RATE);
    }

    @Test
    void ofAllWarningsAtMostTheDesignedShareIsFalse() {
        int merchants = 30;
        double falseShares = 0;
        int found = 0;
        for (int merchant = 0; merchant < merchants; merchant++) {
            List<Rise> rises = watched(6, 5, 0.3);
            long right = rises.stream().filter(rise -> number(rise) < 5).count();
            found += right;
            falseShares += rises.isEmpty() ? 0 : 1 - (double) right / rises.size();
        }

        assertThat(falseShares / merchants).isLessThanOrEqualTo(RATE);
        assertThat(found / (5.0 * merchants)).isGreaterThan(0.95);
    }

    @Test
    void aDefectiveProductIsFoundWithinFifteenComplaints() {
        int merchants = 60;
        List<Long> complaints = new ArrayList<>();
        for (int merchant = 0; merchant < merchants; merchant++) {
            complaints.add(watched(10, 1, 0.1).stream()
                    .filter(rise -> number(rise) == 0)
                    .map(Rise::count)
                    .findFirst()
                    .orElse(Long.MAX_VALUE));
        }

        Collections.sort(complaints);
        assertThat(complaints.get(merchants / 2)).isLessThanOrEqualTo(15);
    }

    @Test
    void aRiseIsToldWithItsOnsetAndWhatWasUsual() {
        ShareWatch watch = new ShareWatch(RATE, 10, 20, 2, 4);
        List<Rise> rises = new ArrayList<>();
        for (int day = 0; day < 20; day++) {
            long a = day < 15 ? 2 : 10;
            rises.addAll(watch.ingest(List.of(new Tally("a", a, a + 20), new Tally("b", 20, a + 20))));
        }

        assertThat(rises).hasSize(1);
        Rise rise = rises.getFirst();
        assertThat(rise.series()).isEqualTo("a");
        assertThat(rise.onset()).isEqualTo(15);
        assertThat(rise.count()).isEqualTo(10L * (rise.step() - 14));
        assertThat(rise.ratio()).isBetween(3.0, 4.0);
    }

    @Test
    void whatIsNoShareIsRefusedAndAPeriodEnds() {
        assertThatThrownBy(() -> new Tally("a", -1, 1)).hasMessage("counts are from 0, which those of a are not");
        assertThatThrownBy(() -> new ShareWatch(RATE, 1, 1, 2, 1))
                .hasMessage("a share to be found is a multiple above 1 of what is usual: [2.0, 1.0]");
        ShareWatch watch = new ShareWatch(RATE, 1, 1, 2);
        watch.ingest(List.of());
        watch.ingest(List.of());
        assertThatThrownBy(() -> watch.ingest(List.of())).hasMessage("the period of 1 steps is over");
    }

    /** From day 58 on, the first {@code risen} products have so many times as many complaints. */
    private List<Rise> watched(double ratio, int risen, double usual) {
        ShareWatch watch = new ShareWatch(RATE, QUIET, DAYS, 2, 4, 8);
        List<Rise> rises = new ArrayList<>();
        for (int day = 0; day < QUIET + DAYS; day++) {
            double busy = 0.5 + draws.poisson(5) / 5.0;
            long[] counts = new long[SERIES];
            for (int i = 0; i < SERIES; i++) {
                counts[i] = draws.poisson(usual * busy * (i < risen && day >= QUIET + 30 ? ratio : 1));
            }
            long total = Arrays.stream(counts).sum();
            List<Tally> tallies = new ArrayList<>();
            for (int i = 0; i < SERIES; i++) {
                tallies.add(new Tally(String.valueOf(i), counts[i], total));
            }
            rises.addAll(watch.ingest(tallies));
        }
        return rises;
    }

    private static int number(Rise rise) {
        return Integer.parseInt(rise.series());
    }
}
