package io.aftercare.reply.proof;

import java.util.List;
import java.util.Map;

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

    private Entitled() {}

    static List<String> ofOption(String option) {
        return BY_OPTION.getOrDefault(option, List.of());
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
