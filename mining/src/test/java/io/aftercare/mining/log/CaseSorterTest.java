package io.aftercare.mining.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CaseSorterTest {
    private static final OffsetDateTime START = OffsetDateTime.parse("2026-05-04T09:00:00+08:00");

    @Test
    void eventsAreInTheOrderOfTimeWhateverTheOffsetAndElseOfTheLog() {
        LogEvent first = event("1", "first", START);
        LogEvent tied = event("1", "tied", START.withOffsetSameInstant(ZoneOffset.UTC));
        LogEvent late = event("1", "late", START.plusHours(1));
        LogEvent other = event("0", "other", START.plusHours(2));

        assertThat(sorted(List.of(late, first, other, tied), 10))
                .containsExactly(new Trace("0", List.of(other)), new Trace("1", List.of(first, tied, late)));
    }

    @Property(tries = 100)
    void howMuchMemoryThereIsChangesNothing(
            @ForAll("logs") List<LogEvent> log, @ForAll @IntRange(min = 1, max = 20) int inMemory) {
        assertThat(sorted(log, inMemory)).isEqualTo(sorted(log, 1_000));
    }

    @Test
    void aRunThatWasCutOffIsNoShorterLog() throws Exception {
        try (CaseSorter sorter = new CaseSorter(2)) {
            for (int i = 0; i < 4; i++) {
                sorter.accept(event("1", "step", START.plusMinutes(i)));
            }
            Path run = sorter.files().getLast();
            byte[] whole = Files.readAllBytes(run);
            Files.write(run, Arrays.copyOf(whole, whole.length - 3));

            assertThatThrownBy(() -> sorter.forEachCase(trace -> {}))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("cut off after 1 of 2 events");
        }
    }

    @Test
    void noFileIsLeftBehind() {
        List<Path> files;
        try (CaseSorter sorter = new CaseSorter(1)) {
            sorter.accept(event("1", "step", START));
            sorter.accept(event("2", "step", START));
            files = sorter.files();
            assertThat(files).hasSize(2).allMatch(Files::exists);
        }

        assertThat(files).noneMatch(Files::exists);
    }

    @Provide
    Arbitrary<List<LogEvent>> logs() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.of("a", "b", "退货"),
                        Arbitraries.integers().between(0, 20),
                        Arbitraries.of("王", "Li").injectNull(0.3))
                .as((caseId, activity, minute, resource) -> new LogEvent(
                        "case " + caseId,
                        activity,
                        START.plusMinutes(minute),
                        null,
                        resource,
                        Map.of("n", (long) minute, "x", minute / 2.0, "even", minute % 2 == 0, "at", START)))
                .list()
                .ofMaxSize(60);
    }

    private static LogEvent event(String caseId, String activity, OffsetDateTime at) {
        return new LogEvent(caseId, activity, at, null, null, Map.of());
    }

    private static List<Trace> sorted(List<LogEvent> log, int inMemory) {
        List<Trace> traces = new ArrayList<>();
        try (CaseSorter sorter = new CaseSorter(inMemory)) {
            log.forEach(sorter);
            sorter.forEachCase(traces::add);
        }
        return traces;
    }
}
