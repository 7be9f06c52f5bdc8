package io.aftercare.mining.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

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

    /**
     * What makes it an e-process: of a share that stays, whatever it is, evidence of 4 or more comes to at most a quarter of
     * the series, over all the days on which one may stop (Ville). At a rate of a quarter a series alone alarms at 4.
     */
    @Test
    void whoeverStopsWhenTheEvidenceIsLargestIsNotMisled() {
        for (double share : new double[] {0.002, 0.02, 0.2, 0.6}) {
            assertThat(misled(share, 0.02, 1)).isLessThanOrEqualTo(0.25);
            assertThat(misled(share, share, 1)).isLessThanOrEqualTo(0.25);
            // Others rise, so that its share falls; a second look must not take the return for a rise of its own.
            assertThat(misled(share, share, 0.5)).isLessThanOrEqualTo(0.25);
        }
    }

    /** How many of a thousand series, each watched alone, alarm at some time; halfway the share changes by a factor. */
    private double misled(double share, double guess, double later) {
        int misled = 0;
        int watches = 1_000;
        for (int i = 0; i < watches; i++) {
            ShareWatch watch = new ShareWatch(0.25, 5, 40, 5);
            boolean alarmed = false;
            for (int day = 0; day < 45 && !alarmed; day++) {
                long total = 1 + draws.poisson(5);
                long count = 0;
                for (int one = 0; one < total; one++) {
                    count += draws.uniform() < share * (day < 22 ? 1 : later) ? 1 : 0;
                }
                alarmed = !watch.ingest(List.of(new Tally("a", guess, count, total)))
                        .isEmpty();
            }
            misled += alarmed ? 1 : 0;
        }
        return misled / (double) watches;
    }

    /** By hand: each likelihood of each step, instead of the recursion. */
    @Test
    void theEvidenceIsThatOfTheMixtureSpelledOut() {
        double guess = 0.3;
        long[] counts = {1, 0, 3, 4};
        ShareWatch watch = new ShareWatch(0.999, 1, 3, 1);
        List<Rise> rises = new ArrayList<>();
        for (long count : counts) {
            rises.addAll(watch.ingest(List.of(new Tally("a", guess, count, 5))));
        }

        double[] weights = new double[37];
        Arrays.setAll(weights, i -> 1 / (1 + Math.pow((i - 18) / 3.0 * Math.log(2) / 0.5, 2)));
        double all = Arrays.stream(weights).sum();
        Rise rise = rises.getFirst();
        int days = rise.step() + 1;
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            double odds = guess / (1 - guess) * Math.pow(2, (i - 18) / 3.0);
            for (int since = 1; since < 4; since++) {
                double likelihood = weights[i] / all / 3;
                for (int day = 0; day < days; day++) {
                    double now = day < since ? odds : 2 * odds;
                    likelihood *= Math.pow(now / (1 + now), counts[day]) * Math.pow(1 / (1 + now), 5 - counts[day]);
                }
                sum += likelihood;
            }
        }
        double count = Arrays.stream(counts, 0, days).sum();
        double total = 5.0 * days;
        double largest = Math.pow(count / total, count) * Math.pow(1 - count / total, total - count);
        assertThat(rise.evidence()).isCloseTo(sum / largest, within(1e-9 * sum / largest));
    }

    @Test
    void whatIsBadFromItsFirstDayIsFoundBesideOthers() {
        ShareWatch watch = new ShareWatch(RATE, 5, 40, 3);
        List<Rise> rises = new ArrayList<>();
        for (int day = 0; day < 40; day++) {
            boolean there = day >= 8;
            rises.addAll(watch.ingest(List.of(
                    new Tally("bad", 0.1, there ? 2 : 0, there ? 3 : 0, 1, 10),
                    new Tally("good", 0.1, there && day % 3 == 0 ? 1 : 0, there ? 3 : 0, 1, 10))));
        }

        assertThat(rises).singleElement().satisfies(rise -> {
            assertThat(rise.series()).isEqualTo("bad");
            assertThat(rise.onset()).isEqualTo(8);
            assertThat(rise.ratio()).isBetween(5.0, 7.0);
        });
    }

    @Test
    void ofManyComplaintsAJumpBeyondAllThatIsLookedForIsFoundAtOnce() {
        ShareWatch watch = new ShareWatch(RATE, 10, 20, 3);
        List<Rise> rises = new ArrayList<>();
        for (int day = 0; day < 20; day++) {
            long count = day < 15 ? 10 : 9_000;
            rises.addAll(watch.ingest(
                    List.of(new Tally("a", 0.01, count, 10_000), new Tally("b", 0.01, 100, 10_000, 10, 1_000))));
        }

        assertThat(rises).singleElement().satisfies(rise -> {
            assertThat(rise.series()).isEqualTo("a");
            assertThat(rise.step()).isEqualTo(15);
            assertThat(rise.onset()).isEqualTo(15);
            assertThat(rise.evidence()).isFinite();
        });
    }

    @Test
    void aRiseIsToldWithItsOnsetAndWhatWasUsual() {
        ShareWatch watch = new ShareWatch(RATE, 10, 20, 2);
        List<Rise> rises = new ArrayList<>();
        for (int day = 0; day < 20; day++) {
            long a = day < 15 ? 2 : 10;
            rises.addAll(watch.ingest(List.of(new Tally("a", 0.5, a, a + 20), new Tally("b", 0.5, 20, a + 20))));
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
        assertThatThrownBy(() -> new Tally("a", 0.5, -1, 1))
                .hasMessage("counts are from 0 to their totals, which those of a are not");
        assertThatThrownBy(() -> new Tally("a", 0.5, 2, 1))
                .hasMessage("counts are from 0 to their totals, which those of a are not");
        assertThatThrownBy(() -> new Tally("a", 1, 1, 1)).hasMessage("a share lies between 0 and 1, not 1.0 of a");
        assertThatThrownBy(() -> new ShareWatch(RATE, 1, 1, 0))
                .hasMessage("a share to be found has doubled at least once, not 0");
        ShareWatch watch = new ShareWatch(RATE, 1, 1, 1);
        watch.ingest(List.of());
        watch.ingest(List.of());
        assertThatThrownBy(() -> watch.ingest(List.of())).hasMessage("the period of 1 steps is over");
    }

    /** From day 58 on, the first {@code risen} products have so many times as many complaints. */
    private List<Rise> watched(double ratio, int risen, double usual) {
        ShareWatch watch = new ShareWatch(RATE, QUIET, DAYS, 3);
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
                tallies.add(new Tally(String.valueOf(i), 1.0 / SERIES, counts[i], total));
            }
            rises.addAll(watch.ingest(tallies));
        }
        return rises;
    }

    private static int number(Rise rise) {
        return Integer.parseInt(rise.series());
    }
}
