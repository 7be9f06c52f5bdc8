package io.aftercare.local.merchant;

import io.aftercare.events.CaseKind;
import io.aftercare.events.ComplaintCategory;
import io.aftercare.events.Department;
import java.time.Duration;
import java.util.List;

/** What customers come with, how often, and who deals with it. */
final class Kinds {
    private static final List<String> QUESTIONS = List.of(
            "logistics.where_is_it",
            "return.how_long",
            "return.freight",
            "refund.how_long",
            "repair.warranty_period",
            Wrongs.UNANSWERED,
            "product.attributes",
            "promotion.coupon_use");

    private Kinds() {}

    static CaseKind any(Draws draws) {
        // In the order of the kinds: return, exchange, refund only, repair, resend, price protection, invoice,
        // logistics …
        return CaseKind.values()[draws.weighted(0.26, 0.1, 0.15, 0.08, 0.07, 0.08, 0.07, 0.12, 0.05, 0.02)];
    }

    static String question(Draws draws) {
        return draws.one(QUESTIONS);
    }

    static boolean aboutGoods(CaseKind kind) {
        return kind == CaseKind.RETURN || kind == CaseKind.EXCHANGE || kind == CaseKind.REPAIR;
    }

    static boolean paysBack(CaseKind kind) {
        return kind == CaseKind.RETURN
                || kind == CaseKind.REFUND_ONLY
                || kind == CaseKind.PRICE_PROTECTION
                || kind == CaseKind.COMPLAINT;
    }

    static String intent(CaseKind kind, ComplaintCategory complaint, Draws draws) {
        boolean second = draws.chance(0.4);
        return switch (kind) {
            case RETURN -> second ? "return.how_to" : "return.request";
            case EXCHANGE -> second ? "exchange.how_to" : "exchange.request";
            case REFUND_ONLY -> second ? "refund.wrong_amount" : "refund.request";
            case REPAIR -> second ? "repair.how_to" : "repair.request";
            case RESEND -> second ? "resend.missing_item" : "resend.request";
            case PRICE_PROTECTION -> second ? "price_protection.eligible" : "price_protection.request";
            case INVOICE -> second ? "invoice.change" : "invoice.request";
            case LOGISTICS -> second ? "logistics.not_received" : "logistics.not_shipped";
            case COMPLAINT -> "complaint." + complaint.code();
            case INQUIRY -> "order.status";
        };
    }

    static Department department(CaseKind kind, ComplaintCategory complaint) {
        if (complaint == ComplaintCategory.PRODUCT_QUALITY) {
            return Department.QUALITY;
        }
        return switch (kind) {
            case RETURN, EXCHANGE, REFUND_ONLY, COMPLAINT, INQUIRY -> Department.CUSTOMER_SERVICE;
            case REPAIR -> Department.TECHNICAL;
            case RESEND -> Department.WAREHOUSE;
            case PRICE_PROTECTION, INVOICE -> Department.FINANCE;
            case LOGISTICS -> Department.LOGISTICS;
        };
    }

    /** By when it is to be settled. */
    static Duration term(CaseKind kind) {
        return switch (kind) {
            case RETURN, EXCHANGE -> Duration.ofDays(12);
            case REPAIR -> Duration.ofDays(16);
            case RESEND, LOGISTICS -> Duration.ofDays(9);
            case REFUND_ONLY, COMPLAINT -> Duration.ofDays(5);
            case PRICE_PROTECTION, INVOICE, INQUIRY -> Duration.ofDays(4);
        };
    }
}
