package io.aftercare.ticket.conversation;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.aftercare.ticket.store.CodeColumn;
import jakarta.persistence.Converter;

/** How far a message's turn has come: not answered yet, answered, or answered with steps missing. */
public enum MessageState {
    @JsonProperty("pending")
    PENDING,
    @JsonProperty("complete")
    COMPLETE,
    @JsonProperty("degraded")
    DEGRADED;

    @Converter(autoApply = true)
    public static class Column extends CodeColumn<MessageState> {
        public Column() {
            super(MessageState.class);
        }
    }
}
