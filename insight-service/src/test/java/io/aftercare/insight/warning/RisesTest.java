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
    private static final LocalDate FIRST = LocalDate.parse("2026-01-01");
    private static final int DAYS = Rises.QUIET_DAYS + Rises.WATCHED_DAYS;

    private final SplittableRandom random = new SplittableRandom(5);

    @Test
    void newProductsAndNewBatchesAreNoDefects() {
        int warned = 0;
        int merchants = 40;
        for (int merchant = 0; merchant < merchants; merchant++) {
            warned += Rises.of(merchant(false)).isEmpty() ? 0 : 1;
        }

        assertThat(warned).isLessThanOrEqualTo(merchants / 20);
    }

    @Test
    void aBatchThatIsBadFromItsFirstDayIsFoundWithinFifteenComplaints() {
        List<Long> complaints = new ArrayList<>();
        int merchants = 40;
        for (int merchant = 0; merchant < merchants; merchant++) {
            complaints.add(Rises.of(merchant(true)).stream()
                    .filter(found -> found.series().equals(new Series("complaints", "batch", "P-7-B2")))
                    .map(Found::signals)
                    .findFirst()
                    .orElse(Long.MAX_VALUE));
        }

        Collections.sort(complaints);
        assertThat(complaints.get(merchants / 2)).isLessThanOrEqualTo(15);
        assertThat(complaints.get(merchants * 9 / 10)).isLessThan(Long.MAX_VALUE);
    }

    @Test
    void theOrderOfTheCountsChangesNothing() {
        List<Count> counts = merchant(true);
        List<Count> shuffled = new ArrayList<>(counts);
        Collections.shuffle(shuffled, new Random(3));

        assertThat(Rises.of(shuffled)).isNotEmpty().isEqualTo(Rises.of(counts));
        assertThat(Rises.of(List.of())).isEmpty();
    }

    /** Two cases a day of each product, of which a tenth complain; in the bad batch, half do. */
    private List<Count> merchant(boolean bad) {
        List<Count> counts = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            for (int product = 0; product < 50; product++) {
                boolean launched = product < 45 || day >= 60;
                // A batch lasts sixty days.
                int batch = 1 + day / 60;
                String name = "P-" + product;
                for (int i = 0; launched && i < 2; i++) {
                    boolean spoilt = bad && product == 7 && batch == 2;
                    boolean complains = random.nextDouble() < (spoilt ? 0.5 : 0.1);
                    add(counts, "cases", name, batch, day);
                    if (complains) {
                        add(counts, "complaints", name, batch, day);
                    }
                }
            }
        }
        return counts;
    }

    private static void add(List<Count> counts, String signal, String product, int batch, int day) {
        counts.add(new Count(new Series(signal, "product", product), null, FIRST.plusDays(day), 1));
        counts.add(new Count(
                new Series(signal, "batch", product + "-B" + batch), product, FIRST.plusDays(day), 1));
    }
}
