package io.aftercare.reply.generate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** An act language of two topics and a vocabulary that a test can spell with. */
final class TinyActs {
    static final int END = 2;
    static final ActGrammar.Rules RULES = new ActGrammar.Rules(END, "。.", 4);

    static final ActLanguage ACTS = new ActLanguage(json("""
            {"topics": {
               "promise.refund": {"slots": ["refund.amount", "refund.due"], "carries": ["refund"]},
               "close.thanks": {"slots": [], "carries": []}},
             "guards": {
               "zh": {"退款": ["refund"], "免费": []},
               "en": {"refund": ["refund"], "free": []}},
             "literal": {
               "zh": "\\\\d|[一二两三]+(?:个)?(?:天|小时)",
               "en": "\\\\d|\\\\b(?:two|three)\\\\b"}}
            """));

    static final Pieces PIECES = new Pieces(json("""
            {"placeholders": ["refund.amount", "refund.due"],
             "zh": ["退", "款", "免", "费", "三", "天", "好", "。"],
             "en": ["▁refund", "re", "fund", "▁two", "▁ok", "▁", "."],
             "symbols": ["<zh>", "<en>", "<plain>", "<promise>", "<refund>", "<close>", "<thanks>"]}
            """));

    private TinyActs() {}

    /** The piece with this text; {@code zh:} or {@code en:} in front where both languages have it. */
    static int piece(String text) {
        for (int piece = 0; piece < PIECES.outputs(); piece++) {
            if (piece > END && PIECES.text(piece).equals(text)) {
                return piece;
            }
        }
        throw new IllegalArgumentException(text);
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
