package io.aftercare.inference;

import java.nio.FloatBuffer;
import java.util.Arrays;

/** What a run gave under one name. Valid until the next run of the lane that it comes from. */
record Output(String name, long[] shape, FloatBuffer values) {
    /** Numbers for each row. */
    int width(int rows) {
        return values.capacity() / rows;
    }

    boolean isOfRows(int rows) {
        return shape.length > 0 && shape.length <= 3 && shape[0] == rows;
    }

    /** @throws InferenceFailed when one of them is no number */
    float[] row(String model, int start, int length) {
        float[] row = new float[length];
        values.get(start, row);
        for (float value : row) {
            if (!Float.isFinite(value)) {
                throw new InferenceFailed("%s: %s is %s".formatted(model, name, value));
            }
        }
        return row;
    }

    InferenceFailed misshapen(String model, String wanted) {
        return new InferenceFailed(
                "%s: %s has the shape %s, which is not %s".formatted(model, name, Arrays.toString(shape), wanted));
    }
}
