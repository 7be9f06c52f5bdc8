package io.aftercare.mining.log;

import java.io.InputStream;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads XES (IEEE 1849-2016) trace by trace; memory depends on the longest trace. Attributes of attributes, lists and
 * containers are left out, and so are those of the log itself. A trace without a name is named by its position.
 */
public final class XesReader {
    private final XMLStreamReader xml;
    private final Timestamps timestamps;
    private final Map<String, Object> ofCase = new HashMap<>();
    private final Map<String, Object> ofEvent = new HashMap<>();
    private final List<Unnamed> events = new ArrayList<>();
    private Map<String, Object> current;
    private int nested;
    private long traces;

    private XesReader(XMLStreamReader xml, Timestamps timestamps) {
        this.xml = xml;
        this.timestamps = timestamps;
    }

    /** @throws MalformedLog with the line, when it is no XES, or an event lacks its activity or time */
    public static void read(InputStream in, Timestamps timestamps, Consumer<LogEvent> to) {
        try {
            XMLStreamReader xml = factory().createXMLStreamReader(in);
            try {
                new XesReader(xml, timestamps).read(to);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            long line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
            throw new MalformedLog(line, "this is no well-formed XML: " + e.getMessage(), e);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        // Whoever declares entities wants to have files read or memory filled.
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        // Without declarations nothing can be blown up, but the JDK counts each &lt; of a long log towards its limits.
        factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
        factory.setProperty("jdk.xml.totalEntitySizeLimit", "0");
        return factory;
    }

    private void read(Consumer<LogEvent> to) throws XMLStreamException {
        while (xml.next() != XMLStreamConstants.START_ELEMENT) {
            if (xml.getEventType() == XMLStreamConstants.DTD) {
                throw malformed("a document type declaration has no place in a log");
            }
        }
        if (!xml.getLocalName().equals("log")) {
            throw malformed("this is no XES, which begins with <log>");
        }
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> start(xml.getLocalName());
                case XMLStreamConstants.END_ELEMENT -> end(xml.getLocalName(), to);
                default -> {
                    // text and comments
                }
            }
        }
    }

    private void start(String element) {
        if (element.equals("trace")) {
            current = ofCase;
        } else if (element.equals("event") && nested == 0) {
            if (current == null) {
                throw malformed("an event stands outside of a trace");
            }
            current = ofEvent;
        } else if (current != null) {
            if (nested++ == 0) {
                attribute(element);
            }
        }
    }

    private void end(String element, Consumer<LogEvent> to) {
        if (nested > 0) {
            nested--;
        } else if (element.equals("event")) {
            events.add(event());
            ofEvent.clear();
            current = ofCase;
        } else if (element.equals("trace")) {
            traces++;
            String name = ofCase.containsKey(LogEvent.NAME)
                    ? ofCase.remove(LogEvent.NAME).toString()
                    : String.valueOf(traces);
            events.forEach(event -> to.accept(event.of(name, ofCase)));
            events.clear();
            ofCase.clear();
            current = null;
        }
    }

    private void attribute(String element) {
        String key = xml.getAttributeValue(null, "key");
        String value = xml.getAttributeValue(null, "value");
        if (element.equals("list") || element.equals("container")) {
            return;
        }
        if (key == null || value == null) {
            throw malformed("an attribute <" + element + "> lacks its key or value");
        }
        current.put(key, value(element, key, value));
    }

    private Object value(String element, String key, String value) {
        try {
            return switch (element) {
                case "date" -> timestamps.read(value, line());
                case "int" -> Long.valueOf(value.strip());
                case "float" -> Double.valueOf(value.strip());
                case "boolean" -> Boolean.valueOf(value.strip());
                default -> value;
            };
        } catch (NumberFormatException e) {
            throw new MalformedLog(line(), key + " is no " + element + ": '" + value + "'", e);
        }
    }

    private Unnamed event() {
        Object activity = ofEvent.remove(LogEvent.NAME);
        Object at = ofEvent.remove(LogEvent.TIME);
        if (activity == null) {
            throw malformed("the event that ends here has no " + LogEvent.NAME);
        }
        if (!(at instanceof OffsetDateTime time)) {
            throw malformed("the event '" + activity + "' that ends here has no date " + LogEvent.TIME);
        }
        return new Unnamed(
                activity.toString(),
                time,
                text(ofEvent.remove(LogEvent.LIFECYCLE)),
                text(ofEvent.remove(LogEvent.RESOURCE)),
                Map.copyOf(ofEvent));
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }

    private MalformedLog malformed(String reason) {
        return new MalformedLog(line(), reason);
    }

    private long line() {
        return xml.getLocation().getLineNumber();
    }

    /** An event whose case is known when its trace has been read: attributes of the case may stand behind. */
    private record Unnamed(
            String activity, OffsetDateTime at, String lifecycle, String resource, Map<String, Object> attributes) {
        LogEvent of(String caseId, Map<String, Object> ofCase) {
            Map<String, Object> all = new HashMap<>(attributes);
            ofCase.forEach((key, value) -> all.put(LogEvent.OF_CASE + key, value));
            return new LogEvent(caseId, activity, at, lifecycle, resource, all);
        }
    }
}
