package io.aftercare.policy.pack;

import com.fasterxml.jackson.annotation.JsonInclude;

/** What is wrong with a pack, and where: {@code clause} and {@code field} are null where the fault is not in one. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Fault(String file, String clause, String field, String message) {
    @Override
    public String toString() {
        return file + (clause == null ? "" : ", clause " + clause) + (field == null ? "" : ", " + field) + ": "
                + message;
    }
}
