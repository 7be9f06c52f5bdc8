package io.aftercare.reply.proof;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftercare.reply.turn.Decision;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which commitments a reply may put into words because of what was decided. */
final class Entitled {
    private static final Map<String, List<String>> BY_OPTION = Map.of(
            "refund", List.of("refund"),
            "return_and_refund", List.of("refund", "return_goods"),
            "exchange", List.of("exchange"),
            "repair", List.of("repair"),
            "resend", List.of("resend"),
            "parts", List.of("resend"),
            "keep_with_compensation", List.of("compensate"),
            "price_protection", List.of("refund", "price_difference"),
            "invoice", List.of("invoice"));

    private static final Pattern TASK = Pattern.compile("tasks\\[(\\d{1,3})]\\.action");

    private Entitled() {}

    static List<String> ofOption(String option) {
        return BY_OPTION.getOrDefault(option, List.of());
    }

    /** That a case is registered; what its open tasks are about to do. */
    static String[] ofCase(JsonNode its, String field, String value) {
        if (field.equals("number") || field.equals("kind")) {
            return new String[] {"registered"};
        }
        Matcher task = TASK.matcher(field);
        boolean open = task.matches()
                && Decision.Task.isOpen(its.path("tasks")
                        .path(Integer.parseInt(task.group(1)))
                        .path("status")
                        .asText(null));
        return switch (open ? value : "") {
            case "arrange_pickup" -> new String[] {"pickup"};
            case "answer_inquiry" -> new String[] {"call_back"};
            default -> new String[0];
        };
    }

    /** That a person answers, while one is awaited or is at it. */
    static String[] ofHandoff(JsonNode its, String field, String value) {
        boolean awaited = !"done".equals(its.path("state").asText());
        boolean says = field.equals("dueAt") && !value.equals(Grounds.ABSENT) || field.equals("state");
        return awaited && says ? new String[] {"call_back"} : new String[0];
    }

    static String[] commitments(String option, String field, String value) {
        String what = field.replaceFirst("options\\[\\d+]\\.", "");
        return switch (what) {
            case "outcome" ->
                value.equals("allowed") ? ofOption(option).toArray(String[]::new) : new String[] {"refusal"};
            case "amounts.refund" -> new String[] {"refund"};
            case "amounts.compensation" -> new String[] {"compensate"};
            case "returnFreight" ->
                value.equals("seller") ? new String[] {"freight_seller", "free"} : new String[] {"freight_buyer"};
            default -> new String[0];
        };
    }
}
