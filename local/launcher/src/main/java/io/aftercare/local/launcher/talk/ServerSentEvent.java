package io.aftercare.local.launcher.talk;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.StringJoiner;

/** One event of a {@code text/event-stream}. */
record ServerSentEvent(String name, String data) {

    /** Reads the events one by one, each as soon as its blank line has come. */
    static Iterator<ServerSentEvent> parse(Iterator<String> lines) {
        return new Iterator<>() {
            private ServerSentEvent next;

            @Override
            public boolean hasNext() {
                if (next == null) {
                    next = read(lines);
                }
                return next != null;
            }

            @Override
            public ServerSentEvent next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                ServerSentEvent event = next;
                next = null;
                return event;
            }
        };
    }

    /** Null at the end of the stream. */
    private static ServerSentEvent read(Iterator<String> lines) {
        String name = "message";
        StringJoiner data = new StringJoiner("\n");
        data.setEmptyValue("");
        boolean begun = false;
        while (lines.hasNext()) {
            String line = lines.next();
            if (line.isEmpty() && begun) {
                return new ServerSentEvent(name, data.toString());
            }
            if (line.startsWith("event:")) {
                name = value(line);
                begun = true;
            } else if (line.startsWith("data:")) {
                data.add(value(line));
                begun = true;
            }
        }
        return begun ? new ServerSentEvent(name, data.toString()) : null;
    }

    private static String value(String line) {
        String value = line.substring(line.indexOf(':') + 1);
        return value.startsWith(" ") ? value.substring(1) : value;
    }
}
