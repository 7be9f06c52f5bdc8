package io.aftercare.intent.language;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/** The languages that messages are understood in. */
public enum Language {
    ZH,
    EN;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The language of a BCP 47 tag such as {@code zh-CN}, if it is one of ours. */
    public static Optional<Language> ofTag(String tag) {
        if (tag == null) {
            return Optional.empty();
        }
        return switch (Locale.forLanguageTag(tag.replace('_', '-')).getLanguage()) {
            case "zh" -> Optional.of(ZH);
            case "en" -> Optional.of(EN);
            default -> Optional.empty();
        };
    }
}
