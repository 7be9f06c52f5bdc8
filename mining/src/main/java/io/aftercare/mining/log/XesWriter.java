package io.aftercare.mining.log;

import java.io.OutputStream;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes XES (IEEE 1849-2016), case by case in constant memory. Characters that XML cannot carry become U+FFFD. Does not
 * close what it writes to.
 */
public final class XesWriter implements Consumer<Trace>, AutoCloseable {
    private static final String NAMESPACE = "http://www.xes-standard.org/";
    private static final Map<String, String> EXTENSIONS = new TreeMap<>(
            Map.of("concept", "Concept", "lifecycle", "Lifecycle", "org", "Organizational", "time", "Time"));

    private final XMLStreamWriter xml;

    public XesWriter(OutputStream out) {
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
            begin();
        } catch (XMLStreamException e) {
            throw new UnwritableLog(e);
        }
    }

    private void begin() throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeCharacters("\n");
        xml.writeStartElement("log");
        xml.writeDefaultNamespace(NAMESPACE);
        xml.writeAttribute("xes.version", "1849-2016");
        xml.writeAttribute("xes.features", "");
        for (Map.Entry<String, String> extension : EXTENSIONS.entrySet()) {
            xml.writeCharacters("\n");
            xml.writeEmptyElement("extension");
            xml.writeAttribute("name", extension.getValue());
            xml.writeAttribute("prefix", extension.getKey());
            xml.writeAttribute("uri", NAMESPACE + extension.getKey() + ".xesext");
        }
        xml.writeCharacters("\n");
        xml.writeEmptyElement("classifier");
        xml.writeAttribute("name", "Activity");
        xml.writeAttribute("keys", LogEvent.NAME);
    }

    @Override
    public void accept(Trace trace) {
        try {
            xml.writeCharacters("\n");
            xml.writeStartElement("trace");
            attribute(LogEvent.NAME, trace.caseId());
            for (Map.Entry<String, Object> attribute :
                    new TreeMap<>(trace.events().getFirst().attributes()).entrySet()) {
                if (attribute.getKey().startsWith(LogEvent.OF_CASE)) {
                    attribute(attribute.getKey().substring(LogEvent.OF_CASE.length()), attribute.getValue());
                }
            }
            for (LogEvent event : trace.events()) {
                write(event);
            }
            xml.writeEndElement();
        } catch (XMLStreamException e) {
            throw new UnwritableLog(e);
        }
    }

    private void write(LogEvent event) throws XMLStreamException {
        xml.writeCharacters("\n ");
        xml.writeStartElement("event");
        attribute(LogEvent.NAME, event.activity());
        attribute(LogEvent.TIME, event.at());
        if (event.lifecycle() != null) {
            attribute(LogEvent.LIFECYCLE, event.lifecycle());
        }
        if (event.resource() != null) {
            attribute(LogEvent.RESOURCE, event.resource());
        }
        for (Map.Entry<String, Object> attribute : new TreeMap<>(event.attributes()).entrySet()) {
            if (!attribute.getKey().startsWith(LogEvent.OF_CASE)) {
                attribute(attribute.getKey(), attribute.getValue());
            }
        }
        xml.writeEndElement();
    }

    private void attribute(String key, Object value) throws XMLStreamException {
        xml.writeEmptyElement(
                switch (value) {
                    case OffsetDateTime time -> "date";
                    case Long number -> "int";
                    case Double number -> "float";
                    case Boolean truth -> "boolean";
                    default -> "string";
                });
        xml.writeAttribute("key", printable(key));
        xml.writeAttribute(
                "value", value instanceof OffsetDateTime time ? Timestamps.write(time) : printable(value.toString()));
    }

    private static String printable(String text) {
        int[] carried =
                text.codePoints().map(point -> isXml(point) ? point : 0xFFFD).toArray();
        return new String(carried, 0, carried.length);
    }

    /** The characters of XML 1.0, section 2.2. */
    private static boolean isXml(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || point >= 0x20 && point <= 0xD7FF
                || point >= 0xE000 && point <= 0xFFFD
                || point >= 0x10000;
    }

    @Override
    public void close() {
        try {
            xml.writeCharacters("\n");
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException e) {
            throw new UnwritableLog(e);
        }
    }
}
