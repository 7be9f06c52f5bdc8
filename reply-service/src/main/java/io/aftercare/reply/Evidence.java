package io.aftercare.reply;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.aftercare.reply.turn.OrderFacts.Money;
import java.util.Objects;

/**
 * What a sentence rests on: an order, an article version, a case, a handoff, a decision by a clause ({@code pack/clause}
 * and the pack's version), or, for a sentence that claims nothing, the phrase that it is. {@code quote} is what the
 * sentence was read from: the article's own words, or {@code field=value}, the field as a path of the turn's decision.
 */
public record Evidence(Kind kind, String id, Integer version, String quote) {
    public enum Kind {
        @JsonProperty("order")
        ORDER,
        @JsonProperty("knowledge")
        KNOWLEDGE,
        @JsonProperty("case")
        CASE,
        @JsonProperty("decision")
        DECISION,
        @JsonProperty("handoff")
        HANDOFF,
        @JsonProperty("phrase")
        PHRASE
    }

    public Evidence {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(id, "id");
    }

    /** An amount as evidence quotes it: 129.00 CNY. */
    public static String money(Money money) {
        return money.amount().toPlainString() + " " + money.currency();
    }

    private static String quote(String field, Object value) {
        return field + "=" + (value == null ? "none" : value);
    }

    public static Evidence order(String orderId, String field, Object value) {
        return new Evidence(Kind.ORDER, orderId, null, quote(field, value));
    }

    public static Evidence ofCase(String caseId, String field, Object value) {
        return new Evidence(Kind.CASE, caseId, null, quote(field, value));
    }

    public static Evidence handoff(String handoffId, String field, Object value) {
        return new Evidence(Kind.HANDOFF, handoffId, null, quote(field, value));
    }

    public static Evidence decision(String clause, Integer version, String field, Object value) {
        return new Evidence(Kind.DECISION, clause, version, quote(field, value));
    }

    public static Evidence knowledge(String articleId, int version, String quote) {
        return new Evidence(Kind.KNOWLEDGE, articleId, version, quote);
    }

    public static Evidence phrase(String key) {
        return new Evidence(Kind.PHRASE, key, null, null);
    }
}
