package io.aftercare.ticket.entitlement;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.aftercare.ticket.store.CodeColumn;
import jakarta.persistence.Converter;
import java.util.List;

/** A version of a merchant's pack is written, then in force, then perhaps taken back; nothing leads out of that. */
public enum PackState {
    @JsonProperty("draft")
    DRAFT,
    @JsonProperty("published")
    PUBLISHED,
    @JsonProperty("withdrawn")
    WITHDRAWN;

    List<String> next() {
        return switch (this) {
            case DRAFT -> List.of("published");
            case PUBLISHED -> List.of("withdrawn");
            case WITHDRAWN -> List.of();
        };
    }

    @Converter(autoApply = true)
    static class Column extends CodeColumn<PackState> {
        Column() {
            super(PackState.class);
        }
    }
}
