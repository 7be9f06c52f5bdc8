package io.aftercare.mining.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftercare.mining.statistics.SpikeWatch.Count;
import io.aftercare.mining.statistics.SpikeWatch.Spike;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The false alarms that were designed, by simulation. */
class EarlyWarningTest {
    private static final int SERIES = 200;
    private static final int DAYS = 90;
    private static final double RATE = 0.05;

    private final Draws draws = new Draws(11);

    @Test
    void aChangeDetectorRunsAsLongAsDesignedBeforeAFalseAlarm() {
        int runs = 400;
        long steps = 0;
        for (int run = 0; run < runs; run++) {
            ChangeDetector detector = new ChangeDetector(CountModel.POISSON, 200, 0.5, 2);
            do {
                steps++;
            } while (!detector.ingest(draws.poisson(3), 3));
        }

        // The bound is from below; what is over it is lost detection.
        assertThat(steps / (double) runs).isBetween(200.0, 600.0);
    }

    @Test
    void aRateThatDoublesOrHalvesIsFoundWithinDays() {
        assertThat(daysToFind(6)).isLessThan(8);
        assertThat(daysToFind(1.5)).isLessThan(12);
    }

    private double daysToFind(double rate) {
        int runs = 200;
        long steps = 0;
        for (int run = 0; run < runs; run++) {
            ChangeDetector detector = new ChangeDetector(CountModel.POISSON, 200, 0.5, 2);
            do {
                steps++;
            } while (!detector.ingest(draws.poisson(rate), 3));
        }
        return steps / (double) runs;
    }

    @Test
    void amongManySeriesTheFalseShareOfAlarmsIsAsDesigned() {
        int merchants = 60;
        double falseShares = 0;
        int found = 0;
        int planted = 0;
        for (int merchant = 0; merchant < merchants; merchant++) {
            SpikeWatch watch = watch(new CountModel(4));
            int alarms = 0;
            int wrong = 0;
            for (int day = 0; day < DAYS; day++) {
                for (Spike spike : watch.ingest(day(day, 0.3))) {
                    boolean defect = Integer.parseInt(spike.series()) < 5;
                    alarms++;
                    wrong += defect ? 0 : 1;
                    found += defect ? 1 : 0;
                }
            }
            planted += 5;
            falseShares += alarms == 0 ? 0 : (double) wrong / alarms;
        }

        assertThat(falseShares / merchants).isLessThanOrEqualTo(RATE);
        assertThat(found / (double) planted).isGreaterThan(0.95);
    }

    @Test
    void aDefectiveProductIsFoundWithinFifteenComplaints() {
        int merchants = 40;
        List<Long> complaints = new ArrayList<>();
        for (int merchant = 0; merchant < merchants; merchant++) {
            SpikeWatch watch = watch(CountModel.POISSON);
            long seen = 0;
            boolean found = false;
            for (int day = 0; day < DAYS && !found; day++) {
                List<Count> counts = new ArrayList<>();
                for (int product = 0; product < SERIES; product++) {
                    long count = draws.poisson(product == 0 && day >= 30 ? 1.0 : 0.1);
                    seen += product == 0 && day >= 30 ? count : 0;
                    counts.add(new Count(String.valueOf(product), count, 0.1));
                }
                found = watch.ingest(counts).stream()
                        .anyMatch(spike -> spike.series().equals("0"));
            }
            complaints.add(found ? seen : Long.MAX_VALUE);
        }

        Collections.sort(complaints);
        assertThat(complaints.get(merchants / 2)).isLessThanOrEqualTo(10);
        assertThat(complaints.get(merchants * 9 / 10)).isLessThanOrEqualTo(15);
    }

    @Test
    void theOrderOfTheSeriesOfADayChangesNothing() {
        SpikeWatch watch = watch(CountModel.POISSON);
        SpikeWatch shuffled = watch(CountModel.POISSON);
        List<Spike> spikes = new ArrayList<>();
        List<Spike> again = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            List<Count> counts = day(day, 0.3);
            spikes.addAll(watch.ingest(counts));
            List<Count> otherwise = new ArrayList<>(counts);
            Collections.shuffle(otherwise, new Random(day));
            again.addAll(shuffled.ingest(otherwise));
        }

        assertThat(spikes).isNotEmpty().isEqualTo(again);
    }

    @Test
    void aWatchEndsWithItsPeriodAndHasRoomForItsSeries() {
        SpikeWatch watch = new SpikeWatch(CountModel.POISSON, 0.05, 1, 1, 2);
        assertThatThrownBy(() -> watch.ingest(List.of(new Count("a", 0, 1), new Count("b", 0, 1))))
                .hasMessage("there are more than 1 series");
        assertThatThrownBy(() -> watch.ingest(List.of())).hasMessage("the period of 1 steps is over");
        assertThatThrownBy(() -> new ChangeDetector(CountModel.POISSON, 100, 2).ingest(1, 0))
                .hasMessage("a count is from 0 and what is expected above 0, not 1 and 0.0");
        assertThatThrownBy(() -> new SpikeWatch(CountModel.POISSON, 0.05, 1, 1, 1))
                .hasMessage("a rate to be found is a positive multiple of what is expected, not 1: [1.0]");
    }

    private static SpikeWatch watch(CountModel model) {
        return new SpikeWatch(model, RATE, SERIES, DAYS, 2, 4, 8);
    }

    /** From day 20 on, five of the series have six times as many. */
    private List<Count> day(int day, double usual) {
        List<Count> counts = new ArrayList<>();
        for (int series = 0; series < SERIES; series++) {
            double mean = usual * (series < 5 && day >= 20 ? 6 : 1);
            counts.add(new Count(String.valueOf(series), draws.negativeBinomial(mean, 4), usual));
        }
        return counts;
    }
}
