package io.aftercare.ticket.conversation;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.aftercare.ticket.store.CodeColumn;
import jakarta.persistence.Converter;
import java.util.List;

/** How far a person has come with taking over. */
public enum HandoffState {
    @JsonProperty("requested")
    REQUESTED,
    @JsonProperty("taken")
    TAKEN,
    @JsonProperty("done")
    DONE;

    /** In these, whoever asks for a person has been heard already: they keep their place, or their person. */
    static final List<HandoffState> HEARD = List.of(REQUESTED, TAKEN);

    @Converter(autoApply = true)
    public static class Column extends CodeColumn<HandoffState> {
        public Column() {
            super(HandoffState.class);
        }
    }
}
