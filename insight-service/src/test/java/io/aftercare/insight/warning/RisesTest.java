package io.aftercare.insight.warning;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.insight.warning.Rises.Count;
import io.aftercare.insight.warning.Rises.Found;
import io.aftercare.insight.warning.Rises.Series;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Merchants of fifty products, some of them new, in batches that follow each other. */
class RisesTest {
    /** Of the quiet days before the period that begins on the 8th of March. */
    private static final LocalDate FIRST = LocalDate.parse("2026-02-08");

    private static final int DAYS = Rises.QUIET_DAYS + Rises.WATCHED_DAYS;

    private final SplittableRandom random = new SplittableRandom(5);

    @Test
    void newProductsAndNewBatchesAreNoDefects() {
        int warned = 0;
        int merchants = 20;
        for (int merchant = 0; merchant < merchants; merchant++) {
            warned += Rises.of(merchant(false)).isEmpty() ? 0 : 1;
        }

        assertThat(warned).isLessThanOrEqualTo(merchants / 20);
    }

    @Test
    void aProductOfWhichABatchIsBadFromItsFirstDayIsFoundWithTwentyComplaintsAndTheBatchSoonAfter() {
        List<Long> ofProduct = new ArrayList<>();
        List<Long> ofBatch = new ArrayList<>();
        int merchants = 20;
        for (int merchant = 0; merchant < merchants; merchant++) {
            List<Found> found = Rises.of(merchant(true));
            ofProduct.add(complaints(found, new Series("complaints", "product", "P-7")));
            ofBatch.add(complaints(found, new Series("complaints", "batch", "P-7-B2")));
        }

        Collections.sort(ofProduct);
        Collections.sort(ofBatch);
        assertThat(ofProduct.get(merchants / 2)).isLessThanOrEqualTo(20);
        assertThat(ofBatch.get(merchants * 9 / 10)).isLessThanOrEqualTo(50);
    }

    private static long complaints(List<Found> found, Series of) {
        return found.stream()
                .filter(it -> it.series().equals(of))
                .mapToLong(Found::signals)
                .findFirst()
                .orElse(Long.MAX_VALUE);
    }

    @Test
    void theOrderOfTheCountsChangesNothing() {
        List<Count> counts = merchant(true);
        List<Count> shuffled = new ArrayList<>(counts);
        Collections.shuffle(shuffled, new Random(3));

        assertThat(Rises.of(shuffled)).isNotEmpty().isEqualTo(Rises.of(counts));
        assertThat(Rises.of(List.of())).isEmpty();
    }

    @Test
    void whatALookFindsALaterLookOfTheSamePeriodFindsToo() {
        List<Count> counts = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            for (int i = 0; i < 10; i++) {
                add(counts, "cases", "P-" + i, 1, day);
                add(counts, "complaints", "P-" + i, 1, day);
            }
            for (int i = 0; day >= 70 && i < 8; i++) {
                add(counts, "cases", "P-7", 1, day);
                add(counts, "complaints", "P-7", 1, day);
            }
            // Those that come later change nothing of what was found before.
            for (int i = 0; day >= 80 && i < 10; i++) {
                add(counts, "cases", "P-new-" + i, 1, day);
                add(counts, i < 3 ? "complaints" : "cases", "P-8", 2, day);
                add(counts, "cases", "P-8", 2, day);
            }
        }
        List<Found> last = Rises.of(counts);

        assertThat(last).hasSizeGreaterThanOrEqualTo(2);
        for (int day = Rises.QUIET_DAYS; day < DAYS; day++) {
            LocalDate today = FIRST.plusDays(day);
            List<Count> soFar =
                    counts.stream().filter(count -> !count.day().isAfter(today)).toList();
            assertThat(Rises.of(soFar))
                    .isEqualTo(last.stream()
                            .filter(it -> !it.raisedOn().isAfter(today))
                            .toList());
        }
    }

    @Test
    void aPeriodBeginsWhereTheOneBeforeEnds() {
        LocalDate begin = FIRST.plusDays(Rises.QUIET_DAYS);

        assertThat(Rises.periodOf(begin)).isEqualTo(begin);
        assertThat(Rises.periodOf(begin.plusDays(Rises.WATCHED_DAYS - 1L))).isEqualTo(begin);
        assertThat(Rises.periodOf(begin.minusDays(1))).isEqualTo(begin.minusDays(Rises.WATCHED_DAYS));
    }

    /** Two cases a day of each product, of which a tenth complain; of the bad batch, two more a day do. */
    private List<Count> merchant(boolean bad) {
        List<Count> counts = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            for (int product = 0; product < 50; product++) {
                boolean launched = product < 45 || day >= 60;
                // A batch lasts sixty days.
                int batch = 1 + day / 60;
                String name = "P-" + product;
                for (int i = 0; launched && i < 2; i++) {
                    add(counts, "cases", name, batch, day);
                    if (random.nextDouble() < 0.1) {
                        add(counts, "complaints", name, batch, day);
                    }
                }
                for (int i = 0; bad && product == 7 && batch == 2 && i < 2; i++) {
                    add(counts, "cases", name, batch, day);
                    add(counts, "complaints", name, batch, day);
                }
            }
        }
        return counts;
    }

    private static void add(List<Count> counts, String signal, String product, int batch, int day) {
        counts.add(new Count(new Series(signal, "product", product), null, FIRST.plusDays(day), 1));
        counts.add(new Count(new Series(signal, "batch", product + "-B" + batch), product, FIRST.plusDays(day), 1));
    }
}
