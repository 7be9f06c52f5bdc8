package io.aftercare.policy.pack;

import io.aftercare.policy.Text;
import io.aftercare.policy.time.DayCount;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rules of a country or a merchant at one time, exceptions and all, in the order in which they are cited.
 *
 * @param over the pack that this one is kinder than, or null
 * @param from the first day whose orders it decides
 * @param until the first day whose orders it no longer decides, or null
 */
public record Pack(
        Edition edition,
        Edition over,
        Text title,
        LocalDate from,
        LocalDate until,
        Currency currency,
        DayCount count,
        Map<String, Text> laws,
        List<Clause> clauses,
        Costs costs) {
    public Pack {
        clauses = List.copyOf(clauses);
    }

    public Optional<Clause> clause(String id) {
        return clauses.stream().filter(clause -> clause.id().equals(id)).findFirst();
    }

    public boolean decidesOrdersOf(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }
}
