package io.aftercare.mining.log;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Writes OCEL 2.0 (JSON): each case is an object of type {@code case}, each resource one of type {@code resource}. Objects
 * stand behind the events, and wait in a temporary file, so memory depends on activities and resources only. Does not
 * close what it writes to.
 */
public final class OcelWriter implements Consumer<Trace>, AutoCloseable {
    private static final String CASE = "case";
    private static final String RESOURCE = OcelReader.RESOURCE;
    private static final String RESOURCE_ID = OcelReader.RESOURCE_ID;
    private static final JsonFactory JSON = new JsonFactory().configure(JsonGenerator.Feature.AUTO_CLOSE_TARGET, false);

    private final JsonGenerator json;
    private final Path waiting;
    private final JsonGenerator objects;
    private final Map<String, Map<String, String>> eventTypes = new TreeMap<>();
    private final Map<String, String> caseAttributes = new TreeMap<>();
    private final Set<String> resources = new TreeSet<>();
    private long events;

    public OcelWriter(OutputStream out) {
        try {
            waiting = Files.createTempFile("ocel-objects", ".json");
            objects = JSON.createGenerator(waiting.toFile(), JsonEncoding.UTF8);
            objects.writeStartArray();
            json = JSON.createGenerator(out);
            json.writeStartObject();
            json.writeArrayFieldStart("events");
        } catch (IOException e) {
            throw new UnwritableLog(e);
        }
    }

    @Override
    public void accept(Trace trace) {
        try {
            for (LogEvent event : trace.events()) {
                writeEvent(event);
            }
            LogEvent first = trace.events().getFirst();
            writeObject(trace.caseId(), CASE, of(first, true), first.at());
        } catch (IOException e) {
            throw new UnwritableLog(e);
        }
    }

    private void writeEvent(LogEvent event) throws IOException {
        Map<String, String> types = eventTypes.computeIfAbsent(event.activity(), first -> new TreeMap<>());
        json.writeStartObject();
        json.writeStringField("id", "e" + ++events);
        json.writeStringField("type", event.activity());
        json.writeStringField("time", Timestamps.write(event.at()));
        json.writeArrayFieldStart("attributes");
        for (Map.Entry<String, Object> attribute : of(event, false).entrySet()) {
            writeAttribute(json, attribute, types, null);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("relationships");
        writeRelationship(CASE, event.caseId());
        if (event.resource() != null) {
            resources.add(event.resource());
            writeRelationship(RESOURCE, RESOURCE_ID + event.resource());
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** Those of the event, its lifecycle among them, or those of its case, by name. */
    private static Map<String, Object> of(LogEvent event, boolean ofCase) {
        Map<String, Object> attributes = new TreeMap<>();
        event.attributes().forEach((name, value) -> {
            if (name.startsWith(LogEvent.OF_CASE) == ofCase) {
                attributes.put(ofCase ? name.substring(LogEvent.OF_CASE.length()) : name, value);
            }
        });
        if (!ofCase && event.lifecycle() != null) {
            attributes.put(LogEvent.LIFECYCLE, event.lifecycle());
        }
        return attributes;
    }

    private void writeRelationship(String qualifier, String objectId) throws IOException {
        json.writeStartObject();
        json.writeStringField("objectId", objectId);
        json.writeStringField("qualifier", qualifier);
        json.writeEndObject();
    }

    /** @param from since when the attributes have their values */
    private void writeObject(String id, String type, Map<String, Object> attributes, OffsetDateTime from)
            throws IOException {
        objects.writeStartObject();
        objects.writeStringField("id", id);
        objects.writeStringField("type", type);
        objects.writeArrayFieldStart("attributes");
        for (Map.Entry<String, Object> attribute : attributes.entrySet()) {
            writeAttribute(objects, attribute, caseAttributes, from);
        }
        objects.writeEndArray();
        objects.writeArrayFieldStart("relationships");
        objects.writeEndArray();
        objects.writeEndObject();
    }

    private static void writeAttribute(
            JsonGenerator json, Map.Entry<String, Object> attribute, Map<String, String> types, OffsetDateTime from)
            throws IOException {
        Object value = attribute.getValue();
        types.merge(attribute.getKey(), type(value), (one, other) -> one.equals(other) ? one : "string");
        json.writeStartObject();
        json.writeStringField("name", attribute.getKey());
        if (from != null) {
            json.writeStringField("time", Timestamps.write(from));
        }
        json.writeFieldName("value");
        switch (value) {
            case Long number -> json.writeNumber(number);
            case Double number -> json.writeNumber(number);
            case Boolean truth -> json.writeBoolean(truth);
            case OffsetDateTime time -> json.writeString(Timestamps.write(time));
            default -> json.writeString(value.toString());
        }
        json.writeEndObject();
    }

    private static String type(Object value) {
        return switch (value) {
            case Long number -> "integer";
            case Double number -> "float";
            case Boolean truth -> "boolean";
            case OffsetDateTime time -> "time";
            default -> "string";
        };
    }

    @Override
    public void close() {
        try {
            json.writeEndArray();
            for (String resource : resources) {
                writeObject(RESOURCE_ID + resource, RESOURCE, Map.of(), null);
            }
            objects.writeEndArray();
            objects.close();
            writeTypes("eventTypes", eventTypes);
            writeTypes("objectTypes", Map.of(CASE, caseAttributes, RESOURCE, Map.of()));
            json.writeFieldName("objects");
            json.writeRawValue("");
            copyObjects();
            json.writeEndObject();
            json.close();
            Files.delete(waiting);
        } catch (IOException e) {
            throw new UnwritableLog(e);
        }
    }

    private void writeTypes(String field, Map<String, Map<String, String>> types) throws IOException {
        json.writeArrayFieldStart(field);
        for (Map.Entry<String, Map<String, String>> type : new TreeMap<>(types).entrySet()) {
            json.writeStartObject();
            json.writeStringField("name", type.getKey());
            json.writeArrayFieldStart("attributes");
            for (Map.Entry<String, String> attribute : type.getValue().entrySet()) {
                json.writeStartObject();
                json.writeStringField("name", attribute.getKey());
                json.writeStringField("type", attribute.getValue());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void copyObjects() throws IOException {
        try (Reader from = Files.newBufferedReader(waiting)) {
            char[] some = new char[8192];
            for (int read = from.read(some); read > 0; read = from.read(some)) {
                json.writeRaw(some, 0, read);
            }
        }
    }
}
