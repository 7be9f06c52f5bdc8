package io.aftercare.reply.library;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Where a version came from. */
public enum Origin {
    @JsonProperty("starter")
    STARTER,
    @JsonProperty("written")
    WRITTEN,
    @JsonProperty("import")
    IMPORT,
    @JsonProperty("answer")
    ANSWER;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Origin of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
