package io.aftercare.ticket.conversation;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.aftercare.ticket.store.CodeColumn;
import jakarta.persistence.Converter;

/** What became of an answer that waited for approval. */
public enum DraftState {
    @JsonProperty("waiting")
    WAITING,
    /** Sent as it was composed. */
    @JsonProperty("approved")
    APPROVED,
    /** Sent in the person's own words. */
    @JsonProperty("edited")
    EDITED,
    /** Not sent. */
    @JsonProperty("rejected")
    REJECTED;

    @Converter(autoApply = true)
    public static class Column extends CodeColumn<DraftState> {
        public Column() {
            super(DraftState.class);
        }
    }
}
