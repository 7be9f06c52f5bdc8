package io.aftercare.insight.cube;

import io.aftercare.mining.Varint;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A value is in the cells of a segment more or less often than before.
 *
 * @param group as {@link CellKey#group}
 * @param times negative for less often
 * @param segment the kind, then a value for each {@link Dimension}; empty for none
 */
record CellChange(String group, int times, long millis, String[] segment) implements Outcome {
    private static final String END = "\0";

    /** All but the group, which is the key of the record. */
    byte[] bytes() {
        byte[] names = String.join(END, segment).getBytes(StandardCharsets.UTF_8);
        ByteBuffer out = ByteBuffer.allocate(2 * Varint.LONGEST + names.length);
        Varint.putSigned(out, times);
        Varint.put(out, millis);
        out.put(names);
        return Arrays.copyOf(out.array(), out.position());
    }

    static CellChange of(String group, byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int times = (int) Varint.getSigned(in);
        long millis = Varint.get(in);
        String names = new String(bytes, in.position(), in.remaining(), StandardCharsets.UTF_8);
        return new CellChange(group, times, millis, names.split(END, -1));
    }
}
