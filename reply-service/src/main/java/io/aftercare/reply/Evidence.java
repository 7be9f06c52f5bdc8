package io.aftercare.reply;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

/**
 * What a sentence rests on: an order, an article version, a case, a handoff, or, for a sentence that claims nothing, the
 * phrase that it is. {@code quote} is what the sentence was read from: {@code field=value} or the article's own words.
 */
public record Evidence(Kind kind, String id, Integer version, String quote) {
    public enum Kind {
        @JsonProperty("order")
        ORDER,
        @JsonProperty("knowledge")
        KNOWLEDGE,
        @JsonProperty("case")
        CASE,
        @JsonProperty("handoff")
        HANDOFF,
        @JsonProperty("phrase")
        PHRASE
    }

    public Evidence {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(id, "id");
    }

    public static Evidence order(String orderId, String field, Object value) {
        return new Evidence(Kind.ORDER, orderId, null, field + "=" + value);
    }

    public static Evidence ofCase(String caseId, String field, Object value) {
        return new Evidence(Kind.CASE, caseId, null, field + "=" + value);
    }

    public static Evidence handoff(String handoffId, String field, Object value) {
        return new Evidence(Kind.HANDOFF, handoffId, null, field + "=" + value);
    }

    public static Evidence knowledge(String articleId, int version, String quote) {
        return new Evidence(Kind.KNOWLEDGE, articleId, version, quote);
    }

    public static Evidence phrase(String key) {
        return new Evidence(Kind.PHRASE, key, null, null);
    }
}
