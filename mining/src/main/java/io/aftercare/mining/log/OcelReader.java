package io.aftercare.mining.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Reads OCEL 2.0 (JSON; Berti, Koren et al. 2023) flattened on one type of object: each object of it is a case, and an
 * event stands in each case that it relates to. Objects may stand behind the events, so the log is read twice, and the
 * ids of objects are kept in memory. Attributes of objects are left out. An object of type {@code resource} is who did it.
 */
public final class OcelReader {
    private static final JsonFactory JSON = new JsonFactory();
    static final String RESOURCE = "resource";
    static final String RESOURCE_ID = "resource:";

    private OcelReader() {}

    /** Opens the log anew. */
    @FunctionalInterface
    public interface Source {
        InputStream open() throws IOException;
    }

    /**
     * @param objectType whose objects are the cases
     * @throws MalformedLog with the line, when it is no OCEL, has no such objects, or an event lacks its type or time
     */
    public static void read(Source log, String objectType, Timestamps timestamps, Consumer<LogEvent> to) {
        Map<String, Set<String>> objects = new HashMap<>();
        each(log, "objects", json -> object(json, objects));
        if (!objects.containsKey(objectType)) {
            throw new MalformedLog(
                    1, "no object has the type '" + objectType + "'; there are " + new TreeSet<>(objects.keySet()));
        }
        Set<String> cases = objects.get(objectType);
        Set<String> resources = objects.getOrDefault(RESOURCE, Set.of());
        each(log, "events", json -> event(json, timestamps).inEach(cases, resources, to));
    }

    /** Calls for each element of an array at the top, when the parser stands at its beginning. */
    private static void each(Source log, String array, Element element) {
        try (InputStream in = log.open();
                JsonParser json = JSON.createParser(in)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw malformed(json, "this is no OCEL, which is an object with events and objects");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean wanted = json.currentName().equals(array);
                json.nextToken();
                if (!wanted) {
                    json.skipChildren();
                    continue;
                }
                while (json.nextToken() == JsonToken.START_OBJECT) {
                    element.read(json);
                }
            }
        } catch (JsonProcessingException e) {
            long line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new MalformedLog(line, "this is no JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("the log cannot be read: " + e.getMessage(), e);
        }
    }

    private static void object(JsonParser json, Map<String, Set<String>> objects) throws IOException {
        String id = null;
        String type = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "id" -> id = json.getValueAsString();
                case "type" -> type = json.getValueAsString();
                default -> json.skipChildren();
            }
        }
        if (id == null || type == null) {
            throw malformed(json, "the object that ends here has no id or no type");
        }
        objects.computeIfAbsent(type, first -> new HashSet<>()).add(id);
    }

    private static Related event(JsonParser json, Timestamps timestamps) throws IOException {
        String type = null;
        String time = null;
        Map<String, Object> attributes = new HashMap<>();
        List<String> objects = new ArrayList<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "type" -> type = json.getValueAsString();
                case "time" -> time = json.getValueAsString();
                case "attributes" -> attributes(json, attributes);
                case "relationships" -> relationships(json, objects);
                default -> json.skipChildren();
            }
        }
        if (type == null || time == null) {
            throw malformed(json, "the event that ends here has no type or no time");
        }
        Object lifecycle = attributes.remove(LogEvent.LIFECYCLE);
        LogEvent unnamed = new LogEvent(
                "",
                type,
                timestamps.read(time, line(json)),
                lifecycle == null ? null : lifecycle.toString(),
                null,
                attributes);
        return new Related(unnamed, objects);
    }

    private static void attributes(JsonParser json, Map<String, Object> to) throws IOException {
        while (json.nextToken() == JsonToken.START_OBJECT) {
            String name = null;
            Object value = null;
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                JsonToken token = json.nextToken();
                switch (field) {
                    case "name" -> name = json.getValueAsString();
                    case "value" -> value = value(json, token);
                    default -> json.skipChildren();
                }
            }
            if (name != null && value != null) {
                to.put(name, value);
            }
        }
    }

    private static Object value(JsonParser json, JsonToken token) throws IOException {
        return switch (token) {
            case VALUE_NUMBER_INT -> json.getLongValue();
            case VALUE_NUMBER_FLOAT -> json.getDoubleValue();
            case VALUE_TRUE, VALUE_FALSE -> json.getBooleanValue();
            case VALUE_NULL -> null;
            case START_ARRAY, START_OBJECT -> throw malformed(json, "the value of an attribute is text or a number");
            default -> json.getText();
        };
    }

    private static void relationships(JsonParser json, List<String> to) throws IOException {
        while (json.nextToken() == JsonToken.START_OBJECT) {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean id = json.currentName().equals("objectId");
                json.nextToken();
                if (id) {
                    to.add(json.getValueAsString());
                } else {
                    json.skipChildren();
                }
            }
        }
    }

    private static MalformedLog malformed(JsonParser json, String reason) {
        return new MalformedLog(line(json), reason);
    }

    private static long line(JsonParser json) {
        return json.currentLocation().getLineNr();
    }

    @FunctionalInterface
    private interface Element {
        void read(JsonParser json) throws IOException;
    }

    private record Related(LogEvent event, List<String> objects) {
        void inEach(Set<String> cases, Set<String> resources, Consumer<LogEvent> to) {
            String resource = objects.stream()
                    .filter(resources::contains)
                    .findFirst()
                    .map(id -> id.startsWith(RESOURCE_ID) ? id.substring(RESOURCE_ID.length()) : id)
                    .orElse(null);
            objects.stream()
                    .filter(cases::contains)
                    .distinct()
                    .forEach(caseId -> to.accept(new LogEvent(
                            caseId, event.activity(), event.at(), event.lifecycle(), resource, event.attributes())));
        }
    }
}
