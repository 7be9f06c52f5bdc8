package io.aftercare.insight.cube;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.insight.cube.CellTable.Cell;
import io.aftercare.mining.DurationHistogram;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an instance writes that has lost its partition, and does not know yet. */
@QuarkusTest
class CellTableTest {
    private static final LocalDate DAY = LocalDate.parse("2026-05-04");

    @Inject
    CellTable table;

    @Inject
    GraphCube cube;

    @Test
    void whatIsOlderChangesNothing() {
        put("overtaken", 3, 5);
        put("overtaken", 2, 4);
        assertThat(starts("overtaken")).containsExactly(Map.entry("opened", 3L));

        put("overtaken", 0, 7);
        put("overtaken", 4, 6);
        assertThat(starts("overtaken")).isEmpty();

        put("overtaken", 4, 8);
        assertThat(starts("overtaken")).containsExactly(Map.entry("opened", 4L));
    }

    private void put(String tenant, int cases, long offset) {
        DurationHistogram times = new DurationHistogram();
        if (cases > 0) {
            times.add(0, cases);
        }
        CellKey key = new CellKey(tenant, DAY, "return", "", "", "starts", "opened", "");
        table.put(List.of(new Cell(key, cases > 0 ? times.bytes() : new byte[0], offset)))
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
