package io.aftercare.mining.cube;

import io.aftercare.mining.DurationHistogram;
import io.aftercare.mining.Varint;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
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

    /** Bytes up to which a value is put between the others by copying them: some fifty buckets. */
    private static final int FEW = 256;

    /** Bytes of what is in memory besides values. */
    private static final int OBJECTS = 160;

    /** Bytes of a bucket in memory, with some room for those to come. */
    private static final int BUCKET = 30;

    private final Map<Cell, Times> cells = new HashMap<>();

    /** The cells in their order, with the numbers of their names, and how their bytes begin; null where there are others. */
    private List<Numbered> order;

    private byte[] head;

    private int weight;

    /** Of one cell: bytes as long as there are few, since most cells have few, and all of them take memory. */
    private static final class Times {
        private byte[] few = NOTHING;
        private DurationHistogram many;

        private void add(long millis, int times) {
            if (many == null && few.length > FEW) {
                many = DurationHistogram.of(few);
                few = NOTHING;
            }
            if (many == null) {
                few = DurationHistogram.added(few, millis, times);
            } else {
                many.add(millis, times);
            }
        }

        private boolean isEmpty() {
            return many == null ? few.length == 0 : many.isEmpty();
        }

        private byte[] bytes() {
            return many == null ? few : many.bytes();
        }

        private int weight() {
            return OBJECTS + (many == null ? few.length : many.size() * BUCKET);
        }
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

        /** Not as of a record: names are alike, and sums of their hashes often the same. */
        @Override
        public int hashCode() {
            int hash = (measure.hashCode() * 0x9E3779B1 + activity.hashCode()) * 0x85EBCA6B + next.hashCode();
            return hash ^ hash >>> 15;
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
        /** @param times as of {@link DurationHistogram#bytes}; not to be kept */
        void read(Cell cell, ByteBuffer times);
    }

    /** @param times how often; negative takes it away */
    public void add(Cell cell, long millis, int times) {
        Times of = cells.get(cell);
        if (of == null) {
            of = new Times();
            cells.put(cell, of);
            order = null;
        } else {
            weight -= of.weight();
        }
        of.add(millis, times);
        if (of.isEmpty()) {
            cells.remove(cell);
            order = null;
        } else {
            weight += of.weight();
        }
    }

    public boolean isEmpty() {
        return cells.isEmpty();
    }

    /** Bytes of memory, about. */
    public int weight() {
        return OBJECTS + weight;
    }

    /** How often a measure that is about no activity was counted. */
    public long count(String measure) {
        Times times = cells.get(new Cell(measure));
        return times == null ? 0 : DurationHistogram.of(times.bytes()).count();
    }

    private record Numbered(int measure, int activity, int next, Times times) {}

    /** Each name once, then the cells in their order, which name them by their numbers. */
    public byte[] bytes() {
        if (order == null) {
            putInOrder();
        }
        byte[][] times = new byte[order.size()][];
        int length = head.length;
        for (int cell = 0; cell < times.length; cell++) {
            times[cell] = order.get(cell).times().bytes();
            length += times[cell].length + 4 * Varint.LONGEST;
        }
        ByteBuffer out = ByteBuffer.allocate(length);
        out.put(head);
        for (int cell = 0; cell < times.length; cell++) {
            Numbered of = order.get(cell);
            Varint.put(out, of.measure());
            Varint.put(out, of.activity());
            Varint.put(out, of.next());
            put(out, times[cell]);
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    /** What changes with the cells that there are, and not with what is in them. */
    private void putInOrder() {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        order = new ArrayList<>(cells.size());
        new TreeMap<>(cells)
                .forEach((cell, times) -> order.add(new Numbered(
                        number(numbers, cell.measure()),
                        number(numbers, cell.activity()),
                        number(numbers, cell.next()),
                        times)));
        List<byte[]> names = numbers.keySet().stream()
                .map(name -> name.getBytes(StandardCharsets.UTF_8))
                .toList();
        int length = names.stream().mapToInt(name -> name.length).sum();
        ByteBuffer out = ByteBuffer.allocate(1 + length + (names.size() + 1) * Varint.LONGEST);
        out.put(FORMAT);
        Varint.put(out, names.size());
        names.forEach(name -> put(out, name));
        head = Arrays.copyOf(out.array(), out.position());
    }

    private static int number(Map<String, Integer> numbers, String name) {
        Integer known = numbers.putIfAbsent(name, numbers.size());
        return known == null ? numbers.size() - 1 : known;
    }

    /**
     * What {@link #bytes} wrote.
     *
     * @throws IllegalArgumentException when it is of another format
     */
    public static Slice of(byte[] bytes) {
        Slice slice = new Slice();
        read(bytes, (cell, histogram) -> {
            Times times = new Times();
            times.few = new byte[histogram.remaining()];
            histogram.get(times.few);
            slice.cells.put(cell, times);
            slice.weight += times.weight();
        });
        return slice;
    }

    /**
     * Tells what {@link #bytes} wrote, without making a slice of it.
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
            byte[] name = new byte[(int) Varint.get(in)];
            in.get(name);
            names[n] = new String(name, StandardCharsets.UTF_8);
        }
        while (in.hasRemaining()) {
            Cell cell = new Cell(names[(int) Varint.get(in)], names[(int) Varint.get(in)], names[(int) Varint.get(in)]);
            int length = (int) Varint.get(in);
            reader.read(cell, in.slice(in.position(), length));
            in.position(in.position() + length);
        }
    }

    private static void put(ByteBuffer out, byte[] bytes) {
        Varint.put(out, bytes.length);
        out.put(bytes);
    }
}
