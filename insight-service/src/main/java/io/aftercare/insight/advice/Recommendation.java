package io.aftercare.insight.advice;

import io.aftercare.mining.advice.Finding;
import io.aftercare.mining.statistics.RootCauses.Subgroup;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What to look at, why, and what it would bring.
 *
 * @param id the same for the same thing of the same tenant, whatever the window
 * @param kind the detector: {@code bottleneck}, {@code rework_loop}, {@code ping_pong}, {@code sla_risk},
 *     {@code staffing}, {@code carrier}, {@code product}, {@code knowledge_gap}, {@code policy_friction},
 *     {@code automation}
 * @param attribute and {@code value} are the segment
 * @param visits how many cases, or parts of cases, of the segment were looked at; of {@code rising} the days since
 * @param comparable of these, those that there were others of their kind to compare with
 * @param hits how many are what the detector looks for; 0 where times are compared
 * @param share of those that are comparable, and {@code otherShare} of the others; of {@code rising} complaints a day
 * @param savedPerVisit what each would cost less if the segment were like the others
 * @param savedHours the same, of all that are comparable, with its interval; of a sample: of all that it stands for
 * @param pValue how often chance alone gives such a difference, before the correction for the number of tests
 * @param cases those that it cost most; conversations for {@code knowledge_gap}
 * @param causes what the worst have in common
 * @param owner the department that can change it
 * @param method how the effect was computed
 * @param days of the window, those included that have only begun
 * @param weight for how many cases each that was looked at stands: more than 1 in a sample
 */
public record Recommendation(
        UUID id,
        String kind,
        String stage,
        String attribute,
        String value,
        int visits,
        int comparable,
        int hits,
        double share,
        double otherShare,
        Interval savedPerVisit,
        double savedHours,
        double savedHoursLow,
        double savedHoursHigh,
        double pValue,
        List<String> cases,
        List<Cause> causes,
        String owner,
        Cost cost,
        Words title,
        Words text,
        Words method,
        int days,
        double weight) {
    /** @param lift how many times as frequent the worst are among cases with these values */
    public record Cause(Map<String, String> values, long cases, long hits, double lift) {
        static Cause of(Subgroup subgroup) {
            return new Cause(subgroup.values(), subgroup.cases(), subgroup.hits(), subgroup.lift());
        }
    }

    static Recommendation of(String tenant, Finding it, Histories histories) {
        return new Recommendation(
                id(tenant, it),
                it.kind(),
                it.step(),
                it.attribute(),
                it.value(),
                it.size(),
                it.each().treated(),
                it.hits(),
                it.share(),
                it.otherShare(),
                Interval.of(it.each()),
                hours(it, it.each().estimate(), histories),
                hours(it, it.each().low(), histories),
                hours(it, it.each().high(), histories),
                it.pValue(),
                it.cases(),
                it.causes().stream().map(Cause::of).toList(),
                owner(it),
                Cost.of(it, histories),
                Words.title(it),
                Words.text(it, histories.weight(it)),
                Words.method(it),
                histories.days(),
                histories.weight(it));
    }

    /** How many there are of the segment, not only in the sample. */
    int visitsInAll() {
        return (int) Math.round(visits * weight);
    }

    private static double hours(Finding it, double secondsEach, Histories histories) {
        return it.each().treated() * secondsEach * histories.weight(it) / 3600;
    }

    private static UUID id(String tenant, Finding it) {
        String name = String.join("\n", tenant, it.kind(), it.step(), it.attribute(), it.value());
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static String owner(Finding it) {
        return switch (it.kind()) {
            case Questions.STAFFING -> it.step();
            case Questions.CARRIER -> "logistics";
            case Questions.PRODUCT -> "quality";
            case Questions.AUTOMATION -> "technical";
            default -> it.attribute().equals("department") ? it.value() : ofStage(it.step());
        };
    }

    /** Who works at a stage; customer service where nobody else does. */
    private static String ofStage(String stage) {
        return switch (stage) {
            case "received", "refunded", "inspected", "swapped", "awaiting_shipment" -> "warehouse";
            case "awaiting_approval", "refunding", "difference_owed", "issuing" -> "finance";
            case "arranging_pickup",
                    "making_label",
                    "awaiting_parcel",
                    "in_transit",
                    "going_back",
                    "on_its_way",
                    "lost" -> "logistics";
            case "diagnosed", "repairing" -> "technical";
            default -> "customer_service";
        };
    }
}
