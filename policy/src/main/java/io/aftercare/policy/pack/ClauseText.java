package io.aftercare.policy.pack;

import io.aftercare.policy.Evidence;
import io.aftercare.policy.Grade;
import io.aftercare.policy.OptionKind;
import io.aftercare.policy.Payer;
import io.aftercare.policy.Text;
import io.aftercare.policy.time.Period;
import java.util.List;
import java.util.Map;

/** A clause as YAML has it, before anything in it is understood. */
record ClauseText(
        String id,
        Text title,
        Text text,
        boolean house,
        List<String> law,
        String applies,
        Period within,
        List<ProvisoText> requires,
        List<AskText> asks,
        Map<OptionKind, TermsText> gives,
        List<String> bars,
        List<ProvisoText> unless) {
    ClauseText {
        law = law == null ? List.of() : law;
        requires = requires == null ? List.of() : requires;
        asks = asks == null ? List.of() : asks;
        gives = gives == null ? Map.of() : gives;
        bars = bars == null ? List.of() : bars;
        unless = unless == null ? List.of() : unless;
    }

    record ProvisoText(String id, String check, Text text) {}

    record AskText(Evidence evidence, String when, Period notWithin) {}

    record TermsText(
            Terms.Basis refund,
            Terms.Outbound outboundFreight,
            Payer returnFreight,
            boolean couponsBack,
            CompensationText compensation,
            Map<Grade, Integer> depreciation,
            Period refundWithin,
            Period sendBackWithin,
            Period shipWithin,
            Period repairWithin,
            Period issueWithin) {}

    record CompensationText(Integer percent, Integer yearlyPercent, String atLeast, String atMost, boolean punitive) {}
}
