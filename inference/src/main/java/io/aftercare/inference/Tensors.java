package io.aftercare.inference;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The named input tensors of one run, freed together. */
final class Tensors implements AutoCloseable {
    private final Map<String, OnnxTensor> byName = new LinkedHashMap<>();

    void add(String name, long[] values, long... shape) {
        try {
            byName.put(name, OnnxTensor.createTensor(OnnxEnvironment.get(), LongBuffer.wrap(values), shape));
        } catch (OrtException e) {
            throw unmakeable(name, e);
        }
    }

    void add(String name, float[] values, long... shape) {
        try {
            byName.put(name, OnnxTensor.createTensor(OnnxEnvironment.get(), FloatBuffer.wrap(values), shape));
        } catch (OrtException e) {
            throw unmakeable(name, e);
        }
    }

    Map<String, OnnxTensor> byName() {
        return Collections.unmodifiableMap(byName);
    }

    @Override
    public void close() {
        byName.values().forEach(OnnxTensor::close);
    }

    private static InferenceFailed unmakeable(String name, OrtException cause) {
        return new InferenceFailed("input " + name + " could not be made: " + cause.getMessage(), cause);
    }
}
