package io.aftercare.policy.pack;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftercare.policy.Condition;
import io.aftercare.policy.Money;
import io.aftercare.policy.Text;
import io.aftercare.policy.time.RestDays;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A pack as YAML has it, its clauses not yet read. */
record PackText(
        String pack,
        int version,
        Effective effective,
        Text title,
        ZoneId zone,
        String currency,
        Counting counting,
        Map<String, Text> laws,
        CostsText costs,
        JsonNode clauses) {
    record Effective(LocalDate from, LocalDate until) {
        Effective {
            if (from == null) {
                throw new IllegalArgumentException("from is missing: the first day whose orders are decided");
            }
            if (until != null && !until.isAfter(from)) {
                throw new IllegalArgumentException("until must lie after from");
            }
        }
    }

    /** How periods are counted, and on which days none may end. */
    record Counting(String law, Set<DayOfWeek> weekend, List<LocalDate> holidays, List<LocalDate> worked) {
        RestDays rest() {
            return new RestDays(
                    weekend == null ? EnumSet.noneOf(DayOfWeek.class) : weekend,
                    holidays == null ? Set.of() : Set.copyOf(holidays),
                    worked == null ? Set.of() : Set.copyOf(worked));
        }
    }

    record CostsText(
            String parcel,
            String handling,
            Integer goodsPercent,
            Integer repairPercent,
            Integer partsPercent,
            Map<Condition, Integer> resalePercent,
            Integer faultyResalePercent) {
        /** What is not said is as in {@code usual}. */
        Costs over(Costs usual, Currency currency) {
            return new Costs(
                    parcel == null ? usual.parcel() : Money.of(parcel, currency.getCurrencyCode()),
                    handling == null ? usual.handling() : Money.of(handling, currency.getCurrencyCode()),
                    goodsPercent == null ? usual.goodsPercent() : goodsPercent,
                    repairPercent == null ? usual.repairPercent() : repairPercent,
                    partsPercent == null ? usual.partsPercent() : partsPercent,
                    resalePercent == null ? usual.resalePercent() : resalePercent,
                    faultyResalePercent == null ? usual.faultyResalePercent() : faultyResalePercent);
        }
    }
}
