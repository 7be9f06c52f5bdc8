package io.aftercare.mining;

import java.nio.ByteBuffer;

/** Whole numbers in as few bytes as they need, seven bits in each, the lowest first (LEB128); signed ones zigzagged. */
public final class Varint {
    /** Bytes that a number may take. */
    public static final int LONGEST = 10;

    private Varint() {}

    /** @param number taken as unsigned */
    public static void put(ByteBuffer out, long number) {
        while ((number & ~0x7fL) != 0) {
            out.put((byte) (number | 0x80));
            number >>>= 7;
        }
        out.put((byte) number);
    }

    public static void putSigned(ByteBuffer out, long number) {
        put(out, number << 1 ^ number >> 63);
    }

    /** @throws IllegalArgumentException when the bytes end within the number, or it is longer than 64 bits */
    public static long get(ByteBuffer in) {
        long number = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            if (!in.hasRemaining()) {
                throw new IllegalArgumentException("the bytes end within a number");
            }
            byte next = in.get();
            number |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return number;
            }
        }
        throw new IllegalArgumentException("a number is longer than 64 bits");
    }

    public static long getSigned(ByteBuffer in) {
        long number = get(in);
        return number >>> 1 ^ -(number & 1);
    }
}
