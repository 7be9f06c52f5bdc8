package io.aftercare.reply;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** The languages that articles are kept in and replies are wholly written in. */
public enum Language {
    @JsonProperty("zh")
    ZH,
    @JsonProperty("en")
    EN;

    /** The name on the wire, in file names and in resource paths. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
