package io.aftercare.policy.pack;

import io.aftercare.policy.Evidence;
import io.aftercare.policy.OptionKind;
import io.aftercare.policy.Text;
import io.aftercare.policy.condition.Rule;
import io.aftercare.policy.time.Period;
import java.util.List;
import java.util.Map;

/**
 * One rule. It speaks where {@code applies} holds. Then it either gives options, on terms, within a period and if all of
 * {@code requires} hold; or it is an exception that bars other clauses, unless one of {@code unless} holds.
 *
 * @param house a promise of the seller, not the law's
 * @param within null for a right without an end
 */
public record Clause(
        String id,
        Edition edition,
        Text title,
        Text text,
        boolean house,
        List<Source> sources,
        Rule applies,
        Period within,
        List<Proviso> requires,
        List<Ask> asks,
        Map<OptionKind, Terms> gives,
        List<String> bars,
        List<Proviso> unless) {
    public boolean isException() {
        return !bars.isEmpty();
    }

    Clause barring(List<String> others) {
        return new Clause(
                id, edition, title, text, house, sources, applies, within, requires, asks, gives, others, unless);
    }

    List<Evidence> evidence() {
        return asks.stream().map(Ask::evidence).toList();
    }
}
