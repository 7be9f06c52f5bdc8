package io.aftercare.inference;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes the smallest ONNX files that tests need, straight in the protobuf wire format of onnx.proto, so that they need
 * neither Python nor a binary in the repository.
 */
final class TinyGraph {
    private static final int FLOAT = 1;

    private TinyGraph() {}

    /** {@code logits = embedding · weights} and {@code out_of_scope = sigmoid(embedding · scope)}. */
    static byte[] head(float[][] weights, float[] scope) {
        int dimensions = weights.length;
        float[][] scopeColumn = new float[dimensions][1];
        for (int i = 0; i < dimensions; i++) {
            scopeColumn[i][0] = scope[i];
        }
        Message graph = new Message()
                .message(1, node("MatMul", List.of("embedding", "weights"), "logits"))
                .message(1, node("MatMul", List.of("embedding", "scope"), "scope_logit"))
                .message(1, node("Sigmoid", List.of("scope_logit"), "out_of_scope"))
                .text(2, "tiny-head")
                .message(5, matrix("weights", weights))
                .message(5, matrix("scope", scopeColumn))
                .message(11, value("embedding", dimensions))
                .message(12, value("logits", weights[0].length))
                .message(12, value("out_of_scope", 1));
        return model(graph);
    }

    /** A graph of two inputs, which is neither an encoder nor a head. */
    static byte[] sum(String left, String right) {
        return model(new Message()
                .message(1, node("Add", List.of(left, right), "sum"))
                .text(2, "sum")
                .message(11, value(left, 2))
                .message(11, value(right, 2))
                .message(12, value("sum", 2)));
    }

    private static byte[] model(Message graph) {
        return new Message()
                .number(1, 9)
                .message(7, graph)
                .message(8, new Message().text(1, "").number(2, 17))
                .bytes();
    }

    private static Message node(String operator, List<String> inputs, String output) {
        Message node = new Message();
        inputs.forEach(input -> node.text(1, input));
        return node.text(2, output).text(3, output).text(4, operator);
    }

    private static Message matrix(String name, float[][] rows) {
        ByteBuffer raw =
                ByteBuffer.allocate(rows.length * rows[0].length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float[] row : rows) {
            for (float value : row) {
                raw.putFloat(value);
            }
        }
        return new Message()
                .number(1, rows.length)
                .number(1, rows[0].length)
                .number(2, FLOAT)
                .text(8, name)
                .raw(9, raw.array());
    }

    private static Message value(String name, int columns) {
        Message shape =
                new Message().message(1, new Message().text(2, "rows")).message(1, new Message().number(1, columns));
        Message tensor = new Message().number(1, FLOAT).message(2, shape);
        return new Message().text(1, name).message(2, new Message().message(1, tensor));
    }

    /** A protobuf message under construction. */
    private static final class Message {
        private static final int VARINT = 0;
        private static final int LENGTH_DELIMITED = 2;
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Message number(int field, long value) {
            varint((long) field << 3 | VARINT);
            varint(value);
            return this;
        }

        Message text(int field, String value) {
            return raw(field, value.getBytes(StandardCharsets.UTF_8));
        }

        Message message(int field, Message value) {
            return raw(field, value.bytes());
        }

        Message raw(int field, byte[] value) {
            varint((long) field << 3 | LENGTH_DELIMITED);
            varint(value.length);
            out.writeBytes(value);
            return this;
        }

        byte[] bytes() {
            return out.toByteArray();
        }

        private void varint(long value) {
            long rest = value;
            while ((rest & ~0x7FL) != 0) {
                out.write((int) (rest & 0x7F | 0x80));
                rest >>>= 7;
            }
            out.write((int) rest);
        }
    }
}
