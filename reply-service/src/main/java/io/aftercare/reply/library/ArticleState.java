package io.aftercare.reply.library;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How far a version has come. */
public enum ArticleState {
    @JsonProperty("draft")
    DRAFT,
    @JsonProperty("in_review")
    IN_REVIEW,
    @JsonProperty("published")
    PUBLISHED,
    @JsonProperty("retired")
    RETIRED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ArticleState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
