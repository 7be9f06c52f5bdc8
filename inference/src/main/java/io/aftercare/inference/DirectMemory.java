package io.aftercare.inference;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;

/** Buffers outside the heap, which native code reads and writes where they are. */
final class DirectMemory {
    private DirectMemory() {}

    static LongBuffer longs(int count) {
        return bytes(count, Long.BYTES).asLongBuffer();
    }

    static FloatBuffer floats(int count) {
        return bytes(count, Float.BYTES).asFloatBuffer();
    }

    private static ByteBuffer bytes(int count, int size) {
        return ByteBuffer.allocateDirect(Math.multiplyExact(count, size)).order(ByteOrder.nativeOrder());
    }
}
