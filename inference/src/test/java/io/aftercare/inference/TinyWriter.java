package io.aftercare.inference;

import static io.aftercare.inference.TinyGraph.FLOAT;
import static io.aftercare.inference.TinyGraph.INT64;
import static io.aftercare.inference.TinyGraph.attribute;
import static io.aftercare.inference.TinyGraph.floats;
import static io.aftercare.inference.TinyGraph.longs;
import static io.aftercare.inference.TinyGraph.matrix;
import static io.aftercare.inference.TinyGraph.model;
import static io.aftercare.inference.TinyGraph.node;
import static io.aftercare.inference.TinyGraph.tensor;
import static io.aftercare.inference.TinyGraph.value;

import io.aftercare.inference.TinyGraph.Message;
import java.util.List;

/**
 * The smallest generator: what follows a token stands in a table; the cache holds the tokens so far, and their sum, and
 * that of the prompt, is added to the scores by weights. So a test sees whether past and prompt are what they should be.
 */
public final class TinyWriter {
    static final GeneratorShape SHAPE = new GeneratorShape(1, 1, 1, 3, 6, 4);

    private TinyWriter() {}

    static ModelSource encoder() {
        return ModelSource.bytes(
                "encoder.onnx",
                model(new Message()
                        .message(1, node("Cast", List.of("act"), "numbers", attribute("to", FLOAT)))
                        .message(1, node("Reshape", List.of("numbers", "one"), "column"))
                        .message(1, node("Concat", List.of("column", "column"), "crossed", attribute("axis", 1)))
                        .text(2, "tiny-encoder")
                        .message(5, tensor("one", INT64, longs(-1, 1, 1, 1), 4))
                        .message(11, value("act", INT64, 1))
                        .message(12, value("crossed", FLOAT, 1, 2, 1, 1))));
    }

    /**
     * @param follows scores of the next token, a row for each token
     * @param past what each number of the sum of the cache adds to each score
     * @param prompt what each number of the sum of the prompt adds to each score
     */
    static ModelSource decoder(float[][] follows, float[] past, float[] prompt) {
        return ModelSource.bytes(
                "decoder.onnx",
                model(new Message()
                        .message(1, node("Gather", List.of("follows", "token"), "row", attribute("axis", 0)))
                        .message(1, node("Reshape", List.of("row", "flat"), "table"))
                        .message(1, node("Cast", List.of("token"), "number", attribute("to", FLOAT)))
                        .message(1, node("Reshape", List.of("number", "one"), "column"))
                        .message(1, node("Concat", List.of("column", "column"), "present", attribute("axis", 1)))
                        .message(1, node("ReduceSum", List.of("past"), "past_sum", attribute("keepdims", 0)))
                        .message(1, node("ReduceSum", List.of("crossed"), "prompt_sum", attribute("keepdims", 0)))
                        .message(1, node("Mul", List.of("past_weights", "past_sum"), "from_past"))
                        .message(1, node("Mul", List.of("prompt_weights", "prompt_sum"), "from_prompt"))
                        .message(1, node("Add", List.of("table", "from_past"), "some"))
                        .message(1, node("Add", List.of("some", "from_prompt"), "scores"))
                        .text(2, "tiny-decoder")
                        .message(5, matrix("follows", follows))
                        .message(5, tensor("past_weights", FLOAT, floats(past), past.length))
                        .message(5, tensor("prompt_weights", FLOAT, floats(prompt), prompt.length))
                        .message(5, tensor("one", INT64, longs(1, 1, 1, 1), 4))
                        .message(5, tensor("flat", INT64, longs(-1), 1))
                        .message(11, value("token", INT64, 0, 1))
                        .message(11, value("position", INT64, 0, 1))
                        .message(11, value("past", FLOAT, 1, 2, 1, 1))
                        .message(11, value("crossed", FLOAT, 1, 2, 1, 1))
                        .message(12, value("scores", FLOAT, 0, follows.length))
                        .message(12, value("present", FLOAT, 0, 1, 2, 1, 1))));
    }
}
