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
            "resend.missing_item", Reason.MISSING_ITEM,
            "repair.warranty_period", Reason.DEFECT,
            "order.cancel", Reason.NO_REASON,
            "logistics.not_received", Reason.LOST,
            "logistics.damaged", Reason.DAMAGED_IN_TRANSIT,
            "logistics.not_shipped", Reason.LATE,
            "logistics.urge", Reason.LATE,
            "logistics.refuse", Reason.LATE);

    private static final Set<Reason> FAULTS = EnumSet.of(Reason.WRONG_ITEM, Reason.DAMAGED_IN_TRANSIT);

    /** What these intents want, whatever kind of case they open: goods that came instead of others are exchanged. */
    private static final Map<String, OptionKind> WANTS_BY_INTENT = Map.of(
            "resend.wrong_item", OptionKind.EXCHANGE,
            "repair.warranty_period", OptionKind.REPAIR,
            "order.cancel", OptionKind.REFUND);

    /** Once told, these stay the reason for what is asked about the same order afterwards. */
    private static final Set<Reason> STICKING = EnumSet.of(
            Reason.DEFECT,
            Reason.NOT_AS_DESCRIBED,
            Reason.WRONG_ITEM,
            Reason.DAMAGED_IN_TRANSIT,
            Reason.LOST,
            Reason.LATE);

    /** These ask on about what was decided before: who pays, how long, whereto. */
    private static final Set<String> FOLLOW_UPS =
            Set.of("return.freight", "return.how_long", "refund.how_long", "refund.where_to");

    private static final Map<CaseKind, Reason> BY_KIND = Map.of(
            CaseKind.RETURN, Reason.NO_REASON,
            CaseKind.EXCHANGE, Reason.NO_REASON,
            CaseKind.REFUND_ONLY, Reason.NO_REASON,
            CaseKind.REPAIR, Reason.DEFECT,
            CaseKind.RESEND, Reason.MISSING_ITEM,
            CaseKind.PRICE_PROTECTION, Reason.PRICE_DROP,
            CaseKind.INVOICE, Reason.INVOICE_NEEDED);

    /** Surer than this, the kind is what the words say. */
    private static final double KIND_IS_NAMED = 0.5;

    private static final Set<OptionKind> MONEY_BACK = EnumSet.of(OptionKind.RETURN_AND_REFUND, OptionKind.REFUND);

    private UnderstoodRequest() {}

    static Reason faultOf(String intent) {
        return Optional.ofNullable(BY_INTENT.get(intent))
                .filter(FAULTS::contains)
                .orElse(Reason.DEFECT);
    }

    /**
     * @param earlier what was asked last about the same order
     * @param asksOn the side of it that the words ask on about
     */
    static Optional<Request> of(
            Understanding understanding, Optional<Asked> earlier, Optional<Side> asksOn, Instant at) {
        if (earlier.isPresent() && asksOn.isPresent() && !asksForAnother(understanding, earlier.get(), asksOn.get())) {
            return earlier.map(asked -> new Request(asked.wants(), null, asked.reason(), null, at, null));
        }
        if (understanding.isOutOfScope()) {
            return Optional.empty();
        }
        Optional<String> best = understanding.bestIntent().map(Understanding.Intent::name);
        if (earlier.isPresent() && best.filter(FOLLOW_UPS::contains).isPresent()) {
            return earlier.map(asked -> new Request(asked.wants(), null, asked.reason(), null, at, null));
        }
        Optional<CaseKind> asked = understanding.likeliest(WANTS::containsKey);
        return reason(understanding, asked, earlier)
                .map(reason -> reason == Reason.NO_REASON
                        ? earlier.map(Asked::reason).filter(STICKING::contains).orElse(reason)
                        : reason)
                .map(reason -> new Request(
                        best.map(WANTS_BY_INTENT::get)
                                .or(() -> asked.map(WANTS::get))
                                .orElse(null),
                        null,
                        reason,
                        null,
                        at,
                        null));
    }

    /** "Why can't I exchange it?", after a return was refused: money back under another name is no other thing. */
    private static boolean asksForAnother(Understanding understanding, Asked earlier, Side side) {
        return side == Side.REASON
                && understanding
                        .bestIntent()
                        .filter(intent -> intent.confidence() >= KIND_IS_NAMED && intent.kind() != null)
                        .map(intent -> WANTS.get(intent.kind()))
                        .filter(wants -> wants != earlier.wants() && !MONEY_BACK.contains(wants))
                        .isPresent();
    }

    private static Optional<Reason> reason(
            Understanding understanding, Optional<CaseKind> kind, Optional<Asked> earlier) {
        Optional<Understanding.Complaint> ofQuality =
                understanding.sureComplaint().filter(it -> it.category() == ComplaintCategory.PRODUCT_QUALITY);
        double fault = ofQuality.map(Understanding.Complaint::confidence).orElse(0.0);
        Optional<Reason> named = understanding
                .bestIntent()
                .filter(intent -> BY_INTENT.containsKey(intent.name()))
                // Of a wish without a reason it must be as sure as of the fault that is complained of.
                .filter(intent -> BY_INTENT.get(intent.name()) != Reason.NO_REASON || intent.confidence() >= fault)
                .map(intent -> BY_INTENT.get(intent.name()));
        boolean faulty = ofQuality.isPresent() && !saidOtherwise(understanding, kind, fault, earlier);
        return named.or(() -> faulty ? Optional.of(Reason.DEFECT) : kind.map(BY_KIND::get));
    }

    /**
     * Who wanted no reason before, is not upset and wants it still ("OK, go ahead with the return") did not find a fault since;
     * who complains more surely than they want anything did.
     */
    private static boolean saidOtherwise(
            Understanding understanding, Optional<CaseKind> kind, double fault, Optional<Asked> earlier) {
        boolean upset = understanding.sentiment() != null
                && "negative".equals(understanding.sentiment().label());
        boolean wantsItStill =
                kind.filter(it -> understanding.share(it) >= fault).isPresent();
        return !upset
                && wantsItStill
                && earlier.filter(asked -> asked.reason() == Reason.NO_REASON).isPresent();
    }
}
