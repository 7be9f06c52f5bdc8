package io.aftercare.ticket.promise;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.aftercare.ticket.store.CodeColumn;
import jakarta.persistence.Converter;

/** Where a promise stands. One that is broken may still be kept, late; one that is kept or void stays so. */
public enum PromiseState {
    @JsonProperty("open")
    OPEN,
    @JsonProperty("kept")
    KEPT,
    @JsonProperty("broken")
    BROKEN,
    @JsonProperty("void")
    VOID;

    @Converter(autoApply = true)
    public static class Column extends CodeColumn<PromiseState> {
        public Column() {
            super(PromiseState.class);
        }
    }
}
