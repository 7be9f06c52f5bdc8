package io.aftercare.inference;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/** The tensors of one shape of run, over native memory that outlives the runs: made once, filled and read many times. */
final class Bound implements AutoCloseable {
    private final Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
    private final Map<String, OnnxValue> outputs = new LinkedHashMap<>();
    private final Map<String, Output> read = new LinkedHashMap<>();

    /** @param values as many as the shape holds, direct and in native order; the tensor reads them where they are */
    void input(String name, LongBuffer values, long... shape) {
        try {
            inputs.put(name, OnnxTensor.createTensor(OnnxEnvironment.get(), values, shape));
        } catch (OrtException e) {
            throw unmakeable(name, e);
        }
    }

    void input(String name, FloatBuffer values, long... shape) {
        try {
            inputs.put(name, OnnxTensor.createTensor(OnnxEnvironment.get(), values, shape));
        } catch (OrtException e) {
            throw unmakeable(name, e);
        }
    }

    /** Where the session is to write an output. */
    void output(String name, FloatBuffer values, long... shape) {
        try {
            outputs.put(name, OnnxTensor.createTensor(OnnxEnvironment.get(), values, shape));
        } catch (OrtException e) {
            throw unmakeable(name, e);
        }
        read.put(name, new Output(name, shape, values));
    }

    Map<String, OnnxTensor> inputs() {
        return inputs;
    }

    Map<String, OnnxValue> outputs() {
        return outputs;
    }

    /** The outputs by name; what they hold is overwritten by the next run. */
    Map<String, Output> read() {
        return read;
    }

    @Override
    public void close() {
        inputs.values().forEach(OnnxTensor::close);
        outputs.values().forEach(OnnxValue::close);
    }

    private static InferenceFailed unmakeable(String name, OrtException cause) {
        return new InferenceFailed("tensor " + name + " could not be made: " + cause.getMessage(), cause);
    }
}
