package io.aftercare.mining.cube;

import io.aftercare.mining.DurationHistogram;
import io.aftercare.mining.Varint;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The cells of one segment on one day: how often what was counted and how long it took. It is linear as
 * {@link DurationHistogram} is, and its bytes depend on what it holds alone.
 *
 * <p>Not for use by several threads.
 */
public final class Slice {
    private static final byte FORMAT = 1;
    private static final byte[] NOTHING = {};

    private final Map<Cell, byte[]> cells;

    public Slice() {
        this(new HashMap<>());
    }

    private Slice(Map<Cell, byte[]> cells) {
        this.cells = cells;
    }

    /**
     * What a cell counts.
     *
     * @param measure as in {@link Measure}
     * @param activity empty where it is about none
     * @param next the activity behind it; empty where it is about no pair
     */
    public record Cell(String measure, String activity, String next) implements Comparable<Cell> {
        public Cell(String measure) {
            this(measure, "", "");
        }

        @Override
        public int compareTo(Cell other) {
            int order = measure.compareTo(other.measure);
            order = order == 0 ? activity.compareTo(other.activity) : order;
            return order == 0 ? next.compareTo(other.next) : order;
        }
    }

    /** Takes what is in a slice, cell by cell. */
    @FunctionalInterface
    public interface Reader {
        /** @param times as of {@link DurationHistogram#bytes} */
        void read(Cell cell, byte[] times);
    }

    /** @param times how often; negative takes it away */
    public void add(Cell cell, long millis, int times) {
        byte[] known = cells.getOrDefault(cell, NOTHING);
        byte[] added = DurationHistogram.added(known, millis, times);
        if (added.length == 0) {
            cells.remove(cell);
        } else {
            cells.put(cell, added);
        }
    }

    public boolean isEmpty() {
        return cells.isEmpty();
    }

    /** How often a measure that is about no activity was counted. */
    public long count(String measure) {
        byte[] times = cells.get(new Cell(measure));
        return times == null ? 0 : DurationHistogram.of(times).count();
    }

    public void forEach(Reader reader) {
        cells.forEach(reader::read);
    }

    /** Each name once, then the cells in their order, which name them by their numbers. */
    public byte[] bytes() {
        TreeMap<Cell, byte[]> ordered = new TreeMap<>(cells);
        Map<String, Integer> numbers = new HashMap<>();
        List<byte[]> names = new ArrayList<>();
        int length = 0;
        for (Map.Entry<Cell, byte[]> entry : ordered.entrySet()) {
            Cell cell = entry.getKey();
            for (String name : List.of(cell.measure(), cell.activity(), cell.next())) {
                if (numbers.putIfAbsent(name, names.size()) == null) {
                    byte[] text = name.getBytes(StandardCharsets.UTF_8);
                    names.add(text);
                    length += text.length + Varint.LONGEST;
                }
            }
            length += entry.getValue().length + 4 * Varint.LONGEST;
        }
        ByteBuffer out = ByteBuffer.allocate(length + 1 + Varint.LONGEST);
        out.put(FORMAT);
        Varint.put(out, names.size());
        for (byte[] name : names) {
            put(out, name);
        }
        ordered.forEach((cell, times) -> {
            Varint.put(out, numbers.get(cell.measure()));
            Varint.put(out, numbers.get(cell.activity()));
            Varint.put(out, numbers.get(cell.next()));
            put(out, times);
        });
        byte[] bytes = new byte[out.position()];
        out.get(0, bytes);
        return bytes;
    }

    /**
     * What {@link #bytes} wrote.
     *
     * @throws IllegalArgumentException when it is of another format
     */
    public static Slice of(byte[] bytes) {
        Map<Cell, byte[]> cells = new HashMap<>();
        read(bytes, cells::put);
        return new Slice(cells);
    }

    /**
     * As {@link #of} and {@link #forEach}, without making it.
     *
     * @throws IllegalArgumentException when it is of another format
     */
    public static void read(byte[] bytes, Reader reader) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (bytes.length == 0 || in.get() != FORMAT) {
            throw new IllegalArgumentException("these are not the bytes of a slice of format " + FORMAT);
        }
        String[] names = new String[(int) Varint.get(in)];
        for (int n = 0; n < names.length; n++) {
            names[n] = new String(taken(in), StandardCharsets.UTF_8);
        }
        while (in.hasRemaining()) {
            Cell cell = new Cell(names[(int) Varint.get(in)], names[(int) Varint.get(in)], names[(int) Varint.get(in)]);
            reader.read(cell, taken(in));
        }
    }

    private static void put(ByteBuffer out, byte[] bytes) {
        Varint.put(out, bytes.length);
        out.put(bytes);
    }

    private static byte[] taken(ByteBuffer in) {
        byte[] bytes = new byte[(int) Varint.get(in)];
        in.get(bytes);
        return bytes;
    }
}
