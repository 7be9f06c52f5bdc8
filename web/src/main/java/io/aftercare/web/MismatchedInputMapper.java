package io.aftercare.web;

import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.ext.Provider;
import java.util.stream.Collectors;

/** Answers a field of the wrong type with its name and the type that belongs there; the framework's answer is empty. */
@Provider
@Priority(Priorities.USER - 100)
public class MismatchedInputMapper extends ExceptionMapperBase<MismatchedInputException> {
    @Override
    protected HttpProblem toProblem(MismatchedInputException mismatch) {
        return wrongType(mismatch);
    }

    /** The same refusal for a service that reads its bodies itself. */
    public static HttpProblem wrongType(MismatchedInputException mismatch) {
        String field =
                mismatch.getPath().stream().map(MismatchedInputMapper::step).collect(Collectors.joining("."));
        String expected = expectation(mismatch.getTargetType());
        return Problems.invalid(
                "wrong-type",
                field.isEmpty() ? "The body must be " + expected + "." : field + " must be " + expected + ".");
    }

    private static String step(Reference reference) {
        return reference.getFieldName() == null ? "[" + reference.getIndex() + "]" : reference.getFieldName();
    }

    private static String expectation(Class<?> type) {
        if (type == null) {
            return "of another type";
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return "a string";
        }
        if (type.isEnum()) {
            return "one of the values in the API description";
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return type == boolean.class ? "true or false" : "a number";
        }
        if (Iterable.class.isAssignableFrom(type) || type.isArray()) {
            return "a list";
        }
        return type.isRecord() || java.util.Map.class.isAssignableFrom(type)
                ? "a JSON object"
                : "a valid " + type.getSimpleName();
    }
}
