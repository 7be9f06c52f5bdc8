package io.aftercare.gateway.fallback;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aftercare.gateway.Understanding;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The least that can be understood of a message without a model, for the turns that intent-service misses. It errs on
 * the side of saying little: a person reads the message anyway.
 */
public final class KeywordRules {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Nothing here is sure; high enough to be named, too low for anyone to rely on. */
    private static final double GUESS = 0.5;

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern ORDER = Pattern.compile("(?<![\\w-])([A-Z]{1,3}\\d{4,18}|\\d{12,20})(?!\\w)");
    private static final Pattern QUESTION = words("怎么|如何|吗|什么|多久|多少|哪|[?？]", "how|what|when|where|why|can i");
    private static final Pattern DANGER =
            words("起火|着火|爆炸|漏电|触电|受伤|中毒", "fire|explod\\w*|electric shock|injur\\w*|poison\\w*");
    private static final Pattern DEFECT =
            words("质量|坏了|破损|瑕疵|次品|不能用", "defect\\w*|broken|damaged|faulty|not working|doesn't work");

    private record Rule(String intent, String group, String kind, boolean needsOrder, Pattern words) {}

    /** In order of what a customer most likely wants when several words occur. */
    private static final List<Rule> RULES = List.of(
            new Rule("human.request", "human", null, false, words("人工|真人|转客服", "human|real person|an? agent")),
            new Rule("return.request", "return", "return", true, words("退货|退换", "return\\w*|send (it|them) back")),
            new Rule("exchange.request", "exchange", "exchange", true, words("换货|换一[个件台双]", "exchange|replace\\w*")),
            new Rule("refund.request", "refund", "refund_only", true, words("退款|退钱", "refund\\w*|money back")),
            new Rule("repair.request", "repair", "repair", true, words("维修|修理|保修", "repair\\w*|warranty")),
            new Rule("invoice.request", "invoice", "invoice", true, words("发票", "invoice|receipt")),
            new Rule("logistics.not_shipped", "logistics", "logistics", true, words("发货", "ship|shipped|dispatch\\w*")),
            new Rule(
                    "logistics.where_is_it",
                    "logistics",
                    "logistics",
                    true,
                    words("物流|快递|包裹|到哪", "parcel|package|track\\w*|deliver\\w*|where is my")));

    private KeywordRules() {}

    public static Understanding understand(String text) {
        ObjectNode understood = JSON.objectNode();
        understood.put("language", HAN.matcher(text).find() ? "zh" : "en");
        understood.set("intents", intents(text));
        understood.set("act", scored("label", QUESTION.matcher(text).find() ? "question" : "statement"));
        understood.putObject("outOfScope").put("value", false).put("score", 0.0);
        understood.set("entities", orders(text));
        understood.set("sentiment", scored("label", "neutral"));
        understood.put("urgency", DANGER.matcher(text).find() ? "high" : "normal");
        if (DEFECT.matcher(text).find()) {
            understood.putObject("complaint").put("category", "product_quality").put("confidence", GUESS);
        }
        understood
                .putObject("model")
                .put("name", "keyword-rules")
                .put("version", "1")
                .put("millis", 0.0);
        return new Understanding(understood);
    }

    private static ArrayNode intents(String text) {
        ArrayNode intents = JSON.arrayNode();
        for (Rule rule : RULES) {
            if (rule.words().matcher(text).find()) {
                ObjectNode intent = intents.addObject();
                intent.put("name", rule.intent()).put("confidence", GUESS).put("group", rule.group());
                if (rule.kind() != null) {
                    intent.put("kind", rule.kind());
                }
                intent.put("needsOrder", rule.needsOrder());
            }
        }
        return intents;
    }

    private static ArrayNode orders(String text) {
        ArrayNode entities = JSON.arrayNode();
        Matcher order = ORDER.matcher(text);
        while (order.find()) {
            entities.addObject()
                    .put("type", "order")
                    .put("text", order.group())
                    .put("start", order.start())
                    .put("end", order.end())
                    .put("value", order.group());
        }
        return entities;
    }

    private static ObjectNode scored(String field, String value) {
        return JSON.objectNode().put(field, value).put("score", GUESS);
    }

    /** Chinese has no word boundaries, English has. */
    private static Pattern words(String chinese, String english) {
        return Pattern.compile(chinese + "|\\b(" + english + ")\\b", Pattern.CASE_INSENSITIVE);
    }
}
