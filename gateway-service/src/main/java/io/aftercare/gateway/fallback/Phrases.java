package io.aftercare.gateway.fallback;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What the gateway says by itself, in one language; only what is true whatever else fails. */
enum Phrases {
    ZH(
            "您的消息已收到并保存。",
            "我暂时查不到您的订单和工单，所以现在不下结论；人工客服会在这里答复您。",
            "订单 %s 目前的状态是：%s。",
            "没有找到属于您的这个订单，请核对一下订单号。",
            "暂时查不到订单信息。",
            "请告诉我订单号，我们好接着处理。",
            "已为您登记工单 %s。",
            "已为您登记工单 %s，%s前给您第一步的处理结果。",
            "已为您转人工客服。",
            "已为您转人工客服，%s前会联系您。",
            "完整的答复稍后会补发在这里。",
            DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm（北京时间）", Locale.CHINA).withZone(ZoneId.of("Asia/Shanghai"))),
    EN(
            "Your message has arrived and is saved.",
            "I cannot see your order or your cases right now, so I will not promise anything;"
                    + " a person will answer you here.",
            "Order %s is at present: %s.",
            "I could not find this order among yours; please check the order number.",
            "I cannot look up the order at the moment.",
            "Please tell me the order number so that we can go on.",
            "Case %s is open.",
            "Case %s is open; you will hear about the first step by %s.",
            "I have asked a person to take over.",
            "I have asked a person to take over; you will be contacted by %s.",
            "The full answer will follow here.",
            DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
                    .withZone(ZoneId.of("UTC")));

    final String saved;
    final String personWillAnswer;
    final String orderStatus;
    final String orderNotFound;
    final String orderUnavailable;
    final String whichOrder;
    final String caseOpen;
    final String caseDue;
    final String handoff;
    final String handoffDue;
    final String moreWillFollow;
    private final DateTimeFormatter time;

    Phrases(
            String saved,
            String personWillAnswer,
            String orderStatus,
            String orderNotFound,
            String orderUnavailable,
            String whichOrder,
            String caseOpen,
            String caseDue,
            String handoff,
            String handoffDue,
            String moreWillFollow,
            DateTimeFormatter time) {
        this.saved = saved;
        this.personWillAnswer = personWillAnswer;
        this.orderStatus = orderStatus;
        this.orderNotFound = orderNotFound;
        this.orderUnavailable = orderUnavailable;
        this.whichOrder = whichOrder;
        this.caseOpen = caseOpen;
        this.caseDue = caseDue;
        this.handoff = handoff;
        this.handoffDue = handoffDue;
        this.moreWillFollow = moreWillFollow;
        this.time = time;
    }

    static Phrases in(String language) {
        return "zh".equals(language) ? ZH : EN;
    }

    String at(Instant due) {
        return time.format(due);
    }

    String status(String status) {
        return this == ZH ? chinese(status) : status.replace('_', ' ');
    }

    private static String chinese(String status) {
        return switch (status) {
            case "unpaid" -> "待付款";
            case "unshipped" -> "待发货";
            case "shipped" -> "已发货";
            case "delivered" -> "已签收";
            case "partly_returned" -> "部分退货";
            case "returned" -> "已退货";
            case "cancelled" -> "已取消";
            default -> status;
        };
    }
}
