package io.aftercare.policy.pack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Collects what is wrong with one file, so that its author sees all of it at once. */
final class Faults {
    private final String file;
    private final List<Fault> found = new ArrayList<>();

    Faults(String file) {
        this.file = file;
    }

    void add(String clause, String field, String message) {
        found.add(new Fault(file, clause, field, message));
    }

    void add(String clause, JsonProcessingException e) {
        add(clause, e instanceof JsonMappingException mapping ? path(mapping) : null, message(e));
    }

    /** The result, or null and a fault for the message of an IllegalArgumentException. */
    <T> T checked(String clause, String field, Supplier<T> work) {
        try {
            return work.get();
        } catch (IllegalArgumentException e) {
            add(clause, field, e.getMessage());
            return null;
        }
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new PackRefused(found);
        }
    }

    private static String path(JsonMappingException e) {
        String path = e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + (step.getIndex() + 1) + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
        return path.isEmpty() ? null : path;
    }

    private static String message(JsonProcessingException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            return "unknown field; known are "
                    + unknown.getKnownPropertyIds().stream()
                            .map(Object::toString)
                            .sorted()
                            .collect(Collectors.joining(", "));
        }
        Throwable cause = e.getCause();
        return cause instanceof IllegalArgumentException ? cause.getMessage() : e.getOriginalMessage();
    }
}
