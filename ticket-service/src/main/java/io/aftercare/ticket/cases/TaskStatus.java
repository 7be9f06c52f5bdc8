package io.aftercare.ticket.cases;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.aftercare.ticket.store.CodeColumn;
import jakarta.persistence.Converter;

/** Where a department's task stands. */
public enum TaskStatus {
    @JsonProperty("open")
    OPEN,
    @JsonProperty("completed")
    COMPLETED,
    @JsonProperty("cancelled")
    CANCELLED;

    @Converter(autoApply = true)
    public static class Column extends CodeColumn<TaskStatus> {
        public Column() {
            super(TaskStatus.class);
        }
    }
}
