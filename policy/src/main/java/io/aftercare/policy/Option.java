package io.aftercare.policy;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.aftercare.policy.pack.Edition;
import io.aftercare.policy.pack.Source;
import io.aftercare.policy.time.Deadline;
import java.util.List;

/**
 * One thing that can or cannot be done, for items to which the same clause gives the same answer.
 *
 * @param rank 1 is the best; null for what is refused
 * @param wanted the customer asked for just this
 * @param clause the rule that gives it or stands in the way; null where no rule of the pack knows such an option
 * @param because what decided, in words for the customer
 * @param amounts null for what is refused
 * @param returnFreight who pays the way back; null where nothing goes back
 * @param evidence what is still to be asked for before it is carried out
 * @param cost what it costs the seller by the pack's cost model, for ranking only
 * @param counterfactual the least that would have changed the answer; null if nothing tried does
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Option(
        OptionKind kind,
        Outcome outcome,
        Integer rank,
        boolean wanted,
        List<Items> lines,
        Proof clause,
        Text because,
        Amounts amounts,
        Payer returnFreight,
        List<Deadline> deadlines,
        List<Evidence> evidence,
        Money cost,
        Counterfactual counterfactual) {
    public record Items(String sku, int quantity) {}

    /** The rule behind an answer. */
    public record Proof(String id, Edition pack, boolean house, Text title, Text text, List<Source> sources) {}

    @JsonIgnore
    public boolean isAllowed() {
        return outcome == Outcome.ALLOWED;
    }

    Option ranked(int place) {
        return new Option(
                kind,
                outcome,
                place,
                wanted,
                lines,
                clause,
                because,
                amounts,
                returnFreight,
                deadlines,
                evidence,
                cost,
                counterfactual);
    }
}
