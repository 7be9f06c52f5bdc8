package io.aftercare.ticket.entitlement;

import io.aftercare.events.CaseKind;
import io.aftercare.events.ComplaintCategory;
import io.aftercare.policy.OptionKind;
import io.aftercare.policy.Reason;
import io.aftercare.policy.Request;
import io.aftercare.ticket.triage.Understanding;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads from what a message was understood as, what the customer asks for and why; the condition nobody has asked yet. */
final class UnderstoodRequest {
    private static final double COMPLAINT_IS_SURE = 0.5;

    private static final Map<CaseKind, OptionKind> WANTS = Map.of(
            CaseKind.RETURN, OptionKind.RETURN_AND_REFUND,
            CaseKind.EXCHANGE, OptionKind.EXCHANGE,
            CaseKind.REFUND_ONLY, OptionKind.REFUND,
            CaseKind.REPAIR, OptionKind.REPAIR,
            CaseKind.RESEND, OptionKind.RESEND,
            CaseKind.PRICE_PROTECTION, OptionKind.PRICE_PROTECTION,
            CaseKind.INVOICE, OptionKind.INVOICE);

    /** Intents that name the reason themselves. */
    private static final Map<String, Reason> BY_INTENT = Map.of(
            "resend.wrong_item", Reason.WRONG_ITEM,
            "logistics.not_received", Reason.LOST,
            "logistics.damaged", Reason.DAMAGED_IN_TRANSIT,
            "logistics.not_shipped", Reason.LATE,
            "logistics.urge", Reason.LATE,
            "logistics.refuse", Reason.LATE);

    private static final Set<Reason> FAULTS = EnumSet.of(Reason.WRONG_ITEM, Reason.DAMAGED_IN_TRANSIT);

    private static final Map<CaseKind, Reason> BY_KIND = Map.of(
            CaseKind.RETURN, Reason.NO_REASON,
            CaseKind.EXCHANGE, Reason.NO_REASON,
            CaseKind.REFUND_ONLY, Reason.NO_REASON,
            CaseKind.REPAIR, Reason.DEFECT,
            CaseKind.RESEND, Reason.MISSING_ITEM,
            CaseKind.PRICE_PROTECTION, Reason.PRICE_DROP,
            CaseKind.INVOICE, Reason.INVOICE_NEEDED);

    private UnderstoodRequest() {}

    static Reason faultOf(String intent) {
        return Optional.ofNullable(BY_INTENT.get(intent))
                .filter(FAULTS::contains)
                .orElse(Reason.DEFECT);
    }

    static Optional<Request> of(Understanding understanding, Instant at) {
        if (understanding.isOutOfScope()) {
            return Optional.empty();
        }
        Optional<CaseKind> asked = understanding.intents().stream()
                .map(Understanding.Intent::kind)
                .filter(kind -> kind != null && WANTS.containsKey(kind))
                .findFirst();
        return reason(understanding, asked)
                .map(reason -> new Request(asked.map(WANTS::get).orElse(null), null, reason, null, at, null));
    }

    private static Optional<Reason> reason(Understanding understanding, Optional<CaseKind> kind) {
        Optional<Reason> named = understanding.bestIntent().map(intent -> BY_INTENT.get(intent.name()));
        return named.or(() -> complainsOfQuality(understanding) ? Optional.of(Reason.DEFECT) : kind.map(BY_KIND::get));
    }

    private static boolean complainsOfQuality(Understanding understanding) {
        Understanding.Complaint complaint = understanding.complaint();
        return complaint != null
                && complaint.category() == ComplaintCategory.PRODUCT_QUALITY
                && complaint.confidence() >= COMPLAINT_IS_SURE;
    }
}
