package io.aftercare.reply.knowledge;

import java.nio.ByteBuffer;
import java.util.List;

/** Vectors in a byte a dimension: a quarter of the memory, and a likeness within 0.005 of the exact one. */
final class QuantizedVectors {
    static final QuantizedVectors NONE = new QuantizedVectors(0, 0);

    private static final int LARGEST = 127;

    private final int dimensions;
    private final byte[] values;
    private final float[] scales;

    private QuantizedVectors(int count, int dimensions) {
        this.dimensions = dimensions;
        this.values = new byte[count * dimensions];
        this.scales = new float[count];
    }

    static QuantizedVectors of(List<float[]> vectors) {
        QuantizedVectors quantized =
                new QuantizedVectors(vectors.size(), vectors.isEmpty() ? 0 : vectors.getFirst().length);
        for (int i = 0; i < vectors.size(); i++) {
            quantized.put(i, vectors.get(i));
        }
        return quantized;
    }

    /** Each as its scale and then its bytes. */
    static QuantizedVectors read(ByteBuffer bytes, int count, int dimensions) {
        QuantizedVectors quantized = new QuantizedVectors(count, dimensions);
        for (int i = 0; i < count; i++) {
            quantized.scales[i] = bytes.getFloat();
            bytes.get(quantized.values, i * dimensions, dimensions);
        }
        return quantized;
    }

    int size() {
        return scales.length;
    }

    /** The likeness of this vector {@code i} and the other's {@code j}. */
    float likeness(int i, QuantizedVectors other, int j) {
        int start = i * dimensions;
        int otherStart = j * dimensions;
        int sum = 0;
        for (int d = 0; d < dimensions; d++) {
            sum += values[start + d] * other.values[otherStart + d];
        }
        return sum * scales[i] * other.scales[j];
    }

    void addTo(float[] sum) {
        for (int i = 0; i < scales.length; i++) {
            for (int d = 0; d < dimensions; d++) {
                sum[d] += values[i * dimensions + d] * scales[i];
            }
        }
    }

    private void put(int i, float[] vector) {
        float largest = 0;
        for (float value : vector) {
            largest = Math.max(largest, Math.abs(value));
        }
        scales[i] = largest / LARGEST;
        for (int d = 0; d < dimensions; d++) {
            values[i * dimensions + d] = (byte) Math.round(vector[d] / scales[i]);
        }
    }
}
