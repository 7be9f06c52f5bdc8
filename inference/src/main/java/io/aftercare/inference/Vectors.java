package io.aftercare.inference;

/** Arithmetic on embeddings. */
public final class Vectors {
    private Vectors() {}

    /** The cosine of two embeddings of length one. */
    public static float dot(float[] a, float[] b) {
        float sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** Scales in place to length one; the origin of the vector is named when that cannot be. */
    static float[] unit(float[] vector, String origin) {
        double squares = 0;
        for (float value : vector) {
            squares += (double) value * value;
        }
        double length = Math.sqrt(squares);
        if (!(length > 0) || Double.isInfinite(length)) {
            throw new InferenceFailed(origin + " gave an embedding of length " + length);
        }
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) (vector[i] / length);
        }
        return vector;
    }
}
