package io.aftercare.mining.advice;

import io.aftercare.mining.statistics.ShareWatch;
import io.aftercare.mining.statistics.ShareWatch.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Finds the batches whose share of all complaints rises. What is usual of a batch is its share since its first case: one
 * that came late has no complaints before, which says nothing of it. The alarms are those of {@link ShareWatch}.
 */
public final class DefectWatch {
    private static final int QUIET_DAYS = 10;

    /** Of a small merchant's complaints a bad batch may come to have half, where it had one in a hundred. */
    private static final int DOUBLINGS = 7;

    private final double rate;

    /** @param rate the false share of alarms that is accepted, such as 0.025 */
    public DefectWatch(double rate) {
        this.rate = rate;
    }

    /** @param cases of a batch, day by day; {@code complaints}: those of them that complain, on the same days */
    public record Batch(int[] cases, int[] complaints) {
        public Batch {
            if (cases.length != complaints.length) {
                throw new IllegalArgumentException("complaints are of the days of the cases, not of "
                        + complaints.length + " instead of " + cases.length);
            }
        }

        /** The day of its first case; the last one for a batch without any. */
        int firstDay() {
            return IntStream.range(0, cases.length)
                    .filter(day -> cases[day] > 0)
                    .findFirst()
                    .orElse(cases.length - 1);
        }
    }

    /**
     * @param first the day from 0 of its first case
     * @param day on which it was told
     * @param since the day from which on it is likeliest that more came
     * @param expectedPerDay as long as its share was what it had been before that
     * @param perDay since then, to the end
     */
    public record Rise(
            String batch, int first, int day, int since, double evidence, double expectedPerDay, double perDay) {}

    /**
     * In the order in which they were told.
     *
     * @param batches all of them, by name, over the same days
     */
    public List<Rise> of(Map<String, Batch> batches) {
        int days = batches.values().stream()
                .mapToInt(batch -> batch.cases.length)
                .max()
                .orElse(0);
        if (days <= QUIET_DAYS) {
            return List.of();
        }
        Map<String, Batch> ordered = new TreeMap<>(batches);
        ShareWatch watch = new ShareWatch(rate, QUIET_DAYS, days - QUIET_DAYS, DOUBLINGS);
        List<Rise> rises = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            watch.ingest(tallies(ordered, day)).forEach(rise -> rises.add(rise(rise, ordered.get(rise.series()))));
        }
        return rises;
    }

    private static List<Tally> tallies(Map<String, Batch> batches, int day) {
        long all = batches.values().stream()
                .mapToLong(batch -> batch.complaints[day])
                .sum();
        List<Tally> tallies = new ArrayList<>();
        // A share like any other's; all batches are named from the first day on, so that all are counted.
        double guess = 1.0 / (batches.size() + 1);
        batches.forEach((name, batch) -> {
            boolean there = day >= batch.firstDay();
            tallies.add(new Tally(name, guess, there ? batch.complaints[day] : 0, there ? all : 0));
        });
        return tallies;
    }

    private static Rise rise(ShareWatch.Rise rise, Batch batch) {
        int later = IntStream.range(rise.onset(), batch.complaints.length)
                .map(day -> batch.complaints[day])
                .sum();
        return new Rise(
                rise.series(),
                batch.firstDay(),
                rise.step(),
                rise.onset(),
                rise.evidence(),
                rise.expected() / (rise.step() + 1 - rise.onset()),
                later / (double) (batch.complaints.length - rise.onset()));
    }
}
