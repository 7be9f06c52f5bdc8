package io.aftercare.insight.warning;

import io.aftercare.mining.statistics.ShareWatch;
import io.aftercare.mining.statistics.ShareWatch.Rise;
import io.aftercare.mining.statistics.ShareWatch.Tally;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which products, batches, warehouses and carriers complain, or are found damaged, more than usual. Usual is its own
 * share of all complaints before; of a batch, too, what other batches of its product have to complain of, of as many cases: a
 * batch is new most of the time, and may be bad from its first day.
 *
 * <p>Of all warnings of a period at most a twentieth is false on average, over all series of a tenant (e-BH), as long as no
 * new product or batch comes; where n series become N, up to 1 + ln(N/n) twentieths. Periods
 * follow each other and do not move with the day on which one looks, or each look would be a test of its own. The same counts
 * give the same rises.
 */
final class Rises {
    static final int QUIET_DAYS = 28;
    static final int WATCHED_DAYS = 90;

    private static final String CASES = "cases";
    private static final String BATCH = "batch";
    private static final String PRODUCT = "product";
    private static final double FALSE_SHARE = 0.05;
    private static final int DOUBLINGS = 3;

    /** Of cases of a batch that complain; it only has to be near. */
    private static final double PER_CASE = 0.1;

    private Rises() {}

    /** So many on a day; {@code partOf}: the product of a batch, null else. */
    record Count(Series series, String partOf, LocalDate day, long count) {}

    record Series(String signal, String dimension, String value) implements Comparable<Series> {
        private static final Comparator<Series> ORDER = Comparator.comparing(Series::signal)
                .thenComparing(Series::dimension)
                .thenComparing(Series::value);

        @Override
        public int compareTo(Series other) {
            return ORDER.compare(this, other);
        }

        private Series of(String otherSignal) {
            return new Series(otherSignal, dimension, value);
        }
    }

    /** What rose: {@code signals} since {@code onset}, where {@code expected} are usual. */
    record Found(
            Series series,
            String partOf,
            LocalDate raisedOn,
            LocalDate onset,
            long signals,
            double expected,
            double evidence) {}

    /** The first day of the period that the day lies in; the quiet days are those before. */
    static LocalDate periodOf(LocalDate day) {
        return LocalDate.ofEpochDay(Math.floorDiv(day.toEpochDay(), WATCHED_DAYS) * (long) WATCHED_DAYS);
    }

    /** @param counts of the period of the latest day that there is one of, and of the quiet days before it */
    static List<Found> of(List<Count> counts) {
        if (counts.isEmpty()) {
            return List.of();
        }
        LocalDate last =
                counts.stream().map(Count::day).max(Comparator.naturalOrder()).orElseThrow();
        LocalDate first = periodOf(last).minusDays(QUIET_DAYS);
        long days = ChronoUnit.DAYS.between(first, last) + 1;
        Table table = new Table(counts, first);
        ShareWatch watch = new ShareWatch(FALSE_SHARE, QUIET_DAYS, WATCHED_DAYS, DOUBLINGS);
        Map<Series, Found> found = new LinkedHashMap<>();
        for (int day = 0; day < days; day++) {
            for (Rise rise : watch.ingest(table.tallies(day))) {
                Series series = table.named.get(rise.series());
                found.putIfAbsent(
                        series,
                        new Found(
                                series,
                                table.partOf.get(series),
                                first.plusDays(rise.step()),
                                first.plusDays(rise.onset()),
                                rise.count(),
                                rise.expected(),
                                rise.evidence()));
            }
        }
        return List.copyOf(found.values());
    }

    /** The counts by series and day. */
    private static final class Table {
        private final Map<Series, long[]> days = new TreeMap<>();
        private final Map<Series, String> partOf = new HashMap<>();
        private final Map<String, Series> named = new HashMap<>();
        private final Map<Series, Integer> since = new HashMap<>();
        private final Map<String, long[]> totals = new HashMap<>();
        private final Map<Series, Double> guesses = new HashMap<>();

        Table(List<Count> counts, LocalDate first) {
            for (Count count : counts) {
                int day = (int) ChronoUnit.DAYS.between(first, count.day());
                if (day < 0) {
                    continue;
                }
                days.computeIfAbsent(count.series(), any -> new long[QUIET_DAYS + WATCHED_DAYS])[day] += count.count();
                totals.computeIfAbsent(total(count.series()), any -> new long[QUIET_DAYS + WATCHED_DAYS])[day] +=
                        count.count();
                if (count.partOf() != null) {
                    partOf.put(count.series(), count.partOf());
                    totals.computeIfAbsent(
                                            ofProduct(count.series().signal(), count.partOf()),
                                            any -> new long[QUIET_DAYS + WATCHED_DAYS])[day] +=
                            count.count();
                }
            }
            for (Series series : days.keySet()) {
                named.put(series.toString(), series);
                named.put(besideOthers(series), series);
                since.put(series, firstDay(series));
            }
            guess();
        }

        /** A share like that of any other that there was when it came. */
        private void guess() {
            Map<String, int[]> cameBy = new HashMap<>();
            since.forEach((series, day) ->
                    cameBy.computeIfAbsent(total(series), any -> new int[QUIET_DAYS + WATCHED_DAYS])[day]++);
            cameBy.values().forEach(came -> Arrays.parallelPrefix(came, Integer::sum));
            since.forEach((series, day) -> guesses.put(series, 1.0 / (1 + cameBy.get(total(series))[day])));
        }

        /** What was never heard of before is new, and no rise; warehouses and carriers always were. */
        private int firstDay(Series series) {
            if (!series.dimension().equals(PRODUCT) && !series.dimension().equals(BATCH)) {
                return 0;
            }
            long[] cases = days.getOrDefault(series.of(CASES), days.get(series));
            int day = 0;
            while (day < cases.length - 1 && cases[day] == 0) {
                day++;
            }
            return day;
        }

        List<Tally> tallies(int day) {
            List<Tally> tallies = new ArrayList<>();
            days.forEach((series, counts) -> {
                // As they come: what was found before is found again when more have come.
                if (series.signal().equals(CASES) || day < since.get(series)) {
                    return;
                }
                tallies.add(
                        new Tally(series.toString(), guesses.get(series), counts[day], totals.get(total(series))[day]));
                if (series.dimension().equals(BATCH)) {
                    tallies.add(besideOthers(series, counts[day], day));
                }
            });
            return tallies;
        }

        private Tally besideOthers(Series series, long count, int day) {
            String product = partOf.get(series);
            long others = 0;
            long otherCases = 0;
            // When a batch comes, all that others had before tells what is usual.
            for (int past = day == since.get(series) ? 0 : day; product != null && past <= day; past++) {
                long complaints =
                        at(totals.get(ofProduct(series.signal(), product)), past) - at(days.get(series), past);
                long cases = at(totals.get(ofProduct(CASES, product)), past) - at(days.get(series.of(CASES)), past);
                others += Math.max(0, complaints);
                // Whoever complains is a case, whether or not it was counted as one of the same day.
                otherCases += Math.max(Math.max(0, complaints), cases);
            }
            long cases = at(days.get(series.of(CASES)), day);
            return new Tally(besideOthers(series), PER_CASE, count, Math.max(count, cases), others, otherCases);
        }

        private static String besideOthers(Series series) {
            return series + " beside others";
        }

        private static long at(long[] counts, int day) {
            return counts == null ? 0 : counts[day];
        }

        private static String total(Series series) {
            return series.signal() + " " + series.dimension();
        }

        private static String ofProduct(String signal, String product) {
            return signal + " of " + product;
        }
    }
}
