package io.aftercare.insight.cube;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.insight.cube.SliceTable.PartOfSlice;
import io.aftercare.mining.cube.Slice;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an instance writes that has lost its partition, and does not know yet. */
@QuarkusTest
class SliceTableTest {
    private static final LocalDate DAY = LocalDate.parse("2026-05-04");

    @Inject
    SliceTable table;

    @Inject
    GraphCube cube;

    @Test
    void whatIsOlderChangesNothing() {
        put("overtaken", 0, 3, 5);
        put("overtaken", 0, 2, 4);
        assertThat(starts("overtaken")).containsExactly(Map.entry("opened", 3L));

        put("overtaken", 0, 0, 7);
        put("overtaken", 0, 4, 6);
        assertThat(starts("overtaken")).isEmpty();

        put("overtaken", 0, 4, 8);
        assertThat(starts("overtaken")).containsExactly(Map.entry("opened", 4L));
    }

    @Test
    void partitionsComeToTheirSum() {
        put("parted", 0, 3, 5);
        put("parted", 7, 4, 1);

        assertThat(starts("parted")).containsExactly(Map.entry("opened", 7L));
    }

    private void put(String tenant, int partition, int cases, long offset) {
        Slice slice = new Slice();
        if (cases > 0) {
            slice.add(new Slice.Cell("starts", "opened", ""), 0, cases);
        }
        SliceKey key = new SliceKey(tenant, DAY.toEpochDay(), SliceKey.ANY_KIND, "", "");
        table.put(List.of(new PartOfSlice(key, partition, slice.isEmpty() ? new byte[0] : slice.bytes(), 0, 0, offset)))
                .await()
                .indefinitely();
    }

    private Map<String, Long> starts(String tenant) {
        return cube.of(tenant, DAY, DAY.plusDays(1), Optional.empty(), Map.of())
                .await()
                .indefinitely()
                .starts();
    }
}
