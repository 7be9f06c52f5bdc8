package io.aftercare.reply.compose;

import java.util.Locale;
import java.util.regex.Pattern;

/** Whether a message names an order, and whether it says anything else. */
final class OrderMention {
    private static final Pattern ID = Pattern.compile("\\b[a-z]{0,3}\\d{3,}\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern AROUND_AN_ID = Pattern.compile(
            "订单编号|订单号码|订单号|订单|单号|编号|号码|就是|这个|这笔|那个|那笔|我的|应该|是|为|的|吧|哦|呢|好"
                    + "|\\bit['’]s\\b|\\b(order|number|no|id|it|is|its|the|my|this|one|here|sure|yes|ok|okay|for)\\b"
                    + "|[\\p{P}\\p{S}\\s]",
            Pattern.CASE_INSENSITIVE);

    private OrderMention() {}

    /** True for "A1003", "订单号是 A1003", "It's order A1003." and the like: an answer to "which order?". */
    static boolean isAll(String text) {
        String withoutId = ID.matcher(text).replaceAll(" ");
        return !withoutId.equals(text)
                && AROUND_AN_ID.matcher(withoutId).replaceAll("").isEmpty();
    }

    static boolean names(String text, String orderId) {
        return orderId != null && text.toLowerCase(Locale.ROOT).contains(orderId.toLowerCase(Locale.ROOT));
    }
}
