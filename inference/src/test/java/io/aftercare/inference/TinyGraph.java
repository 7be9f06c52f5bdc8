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
public final class TinyGraph {
    static final int FLOAT = 1;
    static final int INT64 = 7;

    private TinyGraph() {}

    /** The head of a pack: {@code intents = embedding · weights} and {@code out_of_scope = embedding · scope}. */
    public static byte[] packHead(float[][] weights, float[] scope) {
        int dimensions = weights.length;
        return model(new Message()
                .message(1, node("MatMul", List.of("embedding", "weights"), "intents"))
                .message(1, node("MatMul", List.of("embedding", "scope"), "out_of_scope"))
                .text(2, "tiny-pack-head")
                .message(5, matrix("weights", weights))
                .message(5, tensor("scope", FLOAT, floats(scope), dimensions))
                .message(11, value("embedding", dimensions))
                .message(12, value("intents", weights[0].length))
                .message(12, value("out_of_scope")));
    }

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

    static byte[] model(Message graph) {
        return new Message()
                .number(1, 9)
                .message(7, graph)
                .message(8, new Message().text(1, "").number(2, 17))
                .bytes();
    }

    static Message node(String operator, List<String> inputs, String output, Message... attributes) {
        Message node = new Message();
        inputs.forEach(input -> node.text(1, input));
        node.text(2, output).text(3, output).text(4, operator);
        for (Message attribute : attributes) {
            node.message(5, attribute);
        }
        return node;
    }

    static Message attribute(String name, long value) {
        int intType = 2;
        return new Message().text(1, name).number(3, value).number(20, intType);
    }

    static Message matrix(String name, float[][] rows) {
        float[] flat = new float[rows.length * rows[0].length];
        for (int row = 0; row < rows.length; row++) {
            System.arraycopy(rows[row], 0, flat, row * rows[row].length, rows[row].length);
        }
        return tensor(name, FLOAT, floats(flat), rows.length, rows[0].length);
    }

    static Message tensor(String name, int type, byte[] raw, long... shape) {
        return shaped(name, type, shape).raw(9, raw);
    }

    /** A tensor whose values lie in a file beside the graph. */
    static Message external(String name, int type, String file, long... shape) {
        int externalLocation = 1;
        return shaped(name, type, shape)
                .message(13, new Message().text(1, "location").text(2, file))
                .number(14, externalLocation);
    }

    private static Message shaped(String name, int type, long... shape) {
        Message tensor = new Message();
        for (long dimension : shape) {
            tensor.number(1, dimension);
        }
        return tensor.number(2, type).text(8, name);
    }

    static byte[] floats(float... values) {
        ByteBuffer raw = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            raw.putFloat(value);
        }
        return raw.array();
    }

    static byte[] longs(long... values) {
        ByteBuffer raw = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (long value : values) {
            raw.putLong(value);
        }
        return raw.array();
    }

    private static Message value(String name, long... columns) {
        return value(name, FLOAT, 1, columns);
    }

    /** An input or output whose first dimensions vary and whose last are given. */
    static Message value(String name, int type, int varying, long... fixed) {
        Message shape = new Message();
        for (int i = 0; i < varying; i++) {
            shape.message(1, new Message().text(2, "varying" + i));
        }
        for (long dimension : fixed) {
            shape.message(1, new Message().number(1, dimension));
        }
        Message tensor = new Message().number(1, type).message(2, shape);
        return new Message().text(1, name).message(2, new Message().message(1, tensor));
    }

    /** A protobuf message under construction. */
    static final class Message {
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
