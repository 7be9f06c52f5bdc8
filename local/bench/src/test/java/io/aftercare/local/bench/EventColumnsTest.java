package io.aftercare.local.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftercare.mining.ActivityEvent;
import io.aftercare.mining.DirectlyFollowsMiner;
import io.aftercare.mining.Edge;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class EventColumnsTest {
    /** Whatever the order of the events, it says what the miner says of them in the order of their times. */
    @Property(tries = 300)
    void columnsCountWhatTheMinerCounts(@ForAll("events") List<ActivityEvent> events) {
        EventColumns columns = new EventColumns();
        events.forEach(it -> columns.add(it.caseId(), it.activity(), it.at().toEpochMilli()));
        DirectlyFollowsMiner miner = new DirectlyFollowsMiner();
        List<ActivityEvent> ordered = new ArrayList<>(events);
        ordered.sort(Comparator.comparing(ActivityEvent::at));
        ordered.forEach(miner::ingest);

        Map<Edge, EventColumns.Follows> expected = new HashMap<>();
        miner.graph()
                .edges()
                .forEach((edge, times) -> expected.put(
                        edge,
                        new EventColumns.Follows(times.count(), times.sum().toMillis())));
        assertThat(columns.directlyFollows()).isEqualTo(expected);
        assertThat(columns.size()).isEqualTo(events.size());
    }

    @Provide
    Arbitrary<List<ActivityEvent>> events() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of("a", "b", "退货", "d"),
                        Arbitraries.longs().between(0, 200))
                .as((caseId, activity, millis) ->
                        new ActivityEvent("case " + caseId, activity, Instant.ofEpochMilli(millis)))
                .list()
                .ofMaxSize(300);
    }

    @Test
    void moreActivitiesThanAProcessHasAreRefused() {
        EventColumns columns = new EventColumns();
        for (int i = 0; i < 4_096; i++) {
            columns.add("1", "activity " + i, i);
        }

        assertThatThrownBy(() -> columns.add("1", "one more", 0)).hasMessage("there are more than 4096 activities");
    }
}
