package io.aftercare.mining.cube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftercare.mining.DurationHistogram;
import io.aftercare.mining.cube.Slice.Cell;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SliceTest {
    private static final List<Cell> CELLS = List.of(
            new Cell("cases"),
            new Cell("starts", "opened", ""),
            new Cell("follows", "opened", "approved"),
            new Cell("follows", "approved", "已退款"),
            new Cell("follows", "opened", "opened"));

    private record Change(Cell cell, long millis, int times) {}

    @Property(tries = 200)
    void bytesTellWhatIsInItAndNothingOfHowItCame(@ForAll Random random) {
        Map<Cell, DurationHistogram> plain = new HashMap<>();
        List<Change> changes = new ArrayList<>();
        for (int n = random.nextInt(1, 400); n > 1; n--) {
            Change change =
                    new Change(CELLS.get(random.nextInt(CELLS.size())), random.nextInt(500_000), random.nextInt(1, 4));
            changes.add(change);
            plain.computeIfAbsent(change.cell(), first -> new DurationHistogram())
                    .add(change.millis(), change.times());
        }
        Slice slice = sliceOf(changes);
        List<Change> andBack = new ArrayList<>(changes);
        Change passing = new Change(CELLS.get(random.nextInt(CELLS.size())), random.nextInt(1_000), 2);
        andBack.add(passing);
        andBack.add(new Change(passing.cell(), passing.millis(), -2));
        Collections.shuffle(andBack, random);

        assertThat(sliceOf(andBack).bytes()).isEqualTo(slice.bytes());
        assertThat(Slice.of(slice.bytes()).bytes()).isEqualTo(slice.bytes());
        Map<Cell, byte[]> read = new HashMap<>();
        Slice.read(slice.bytes(), (cell, times) -> {
            byte[] copy = new byte[times.remaining()];
            times.get(copy);
            read.put(cell, copy);
        });
        assertThat(read.keySet()).isEqualTo(plain.keySet());
        read.forEach(
                (cell, times) -> assertThat(times).isEqualTo(plain.get(cell).bytes()));
        assertThat(slice.isEmpty()).isEqualTo(plain.isEmpty());
    }

    @Test
    void whatIsCountedIsTold() {
        Slice slice = new Slice();
        slice.add(new Cell("cases"), 0, 3);
        slice.add(new Cell("cases"), 0, -1);
        slice.add(new Cell("settled"), 0, 1);
        slice.add(new Cell("settled"), 0, -1);

        assertThat(slice.count("cases")).isEqualTo(2);
        assertThat(slice.count("settled")).isZero();
    }

    @Test
    void otherBytesAreRefused() {
        assertThatThrownBy(() -> Slice.of(new byte[] {7, 0})).hasMessageContaining("not the bytes of a slice");
        assertThatThrownBy(() -> Slice.of(new byte[0])).hasMessageContaining("not the bytes of a slice");
    }

    private static Slice sliceOf(List<Change> changes) {
        Slice slice = new Slice();
        changes.forEach(change -> slice.add(change.cell(), change.millis(), change.times()));
        return slice;
    }
}
