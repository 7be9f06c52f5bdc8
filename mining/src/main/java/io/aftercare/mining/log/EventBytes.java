package io.aftercare.mining.log;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;

/** An event as bytes, for a file that the same process reads again. */
final class EventBytes {
    private EventBytes() {}

    static void write(DataOutputStream out, LogEvent event) throws IOException {
        text(out, event.caseId());
        text(out, event.activity());
        text(out, event.at().toString());
        text(out, event.lifecycle());
        text(out, event.resource());
        out.writeInt(event.attributes().size());
        for (Map.Entry<String, Object> attribute : event.attributes().entrySet()) {
            text(out, attribute.getKey());
            value(out, attribute.getValue());
        }
    }

    static LogEvent read(DataInputStream in) throws IOException {
        String caseId = text(in);
        String activity = text(in);
        OffsetDateTime at = OffsetDateTime.parse(text(in));
        String lifecycle = text(in);
        String resource = text(in);
        int size = in.readInt();
        Map<String, Object> attributes = HashMap.newHashMap(size);
        for (int i = 0; i < size; i++) {
            attributes.put(text(in), value(in));
        }
        return new LogEvent(caseId, activity, at, lifecycle, resource, attributes);
    }

    private static void value(DataOutputStream out, Object value) throws IOException {
        out.writeByte(
                switch (value) {
                    case Long number -> 'l';
                    case Double number -> 'd';
                    case Boolean truth -> 'b';
                    case OffsetDateTime time -> 't';
                    default -> 's';
                });
        text(out, value.toString());
    }

    private static Object value(DataInputStream in) throws IOException {
        byte type = in.readByte();
        String text = text(in);
        return switch (type) {
            case 'l' -> Long.valueOf(text);
            case 'd' -> Double.valueOf(text);
            case 'b' -> Boolean.valueOf(text);
            case 't' -> OffsetDateTime.parse(text);
            default -> text;
        };
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text == null ? null : text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes == null ? -1 : bytes.length);
        if (bytes != null) {
            out.write(bytes);
        }
    }

    private static String text(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0) {
            return null;
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
