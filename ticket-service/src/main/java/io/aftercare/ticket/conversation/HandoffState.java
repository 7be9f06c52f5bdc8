package io.aftercare.ticket.conversation;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.aftercare.ticket.store.CodeColumn;
import jakarta.persistence.Converter;

/** How far a person has come with taking over. */
public enum HandoffState {
    @JsonProperty("requested")
    REQUESTED,
    @JsonProperty("taken")
    TAKEN,
    @JsonProperty("done")
    DONE;

    @Converter(autoApply = true)
    public static class Column extends CodeColumn<HandoffState> {
        public Column() {
            super(HandoffState.class);
        }
    }
}
