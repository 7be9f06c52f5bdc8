package io.aftercare.policy.pack;

import io.aftercare.policy.Condition;
import io.aftercare.policy.Money;
import io.aftercare.policy.Reason;
import java.util.Currency;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * What options cost the seller, roughly: enough to order them, never to decide whether one is given.
 *
 * @param parcel one parcel one way
 * @param handling receiving and inspecting what comes back
 * @param goodsPercent what goods cost the seller, of their price
 * @param repairPercent a repair, of what the goods cost
 * @param partsPercent a part, of what the goods cost
 * @param resalePercent what goods are worth that come back faultless, of what they cost, by condition
 * @param faultyResalePercent the same of goods that come back faulty
 */
public record Costs(
        Money parcel,
        Money handling,
        int goodsPercent,
        int repairPercent,
        int partsPercent,
        Map<Condition, Integer> resalePercent,
        int faultyResalePercent) {
    private static final Set<Reason> FAULTY =
            EnumSet.of(Reason.DEFECT, Reason.DAMAGED_IN_TRANSIT, Reason.FRAUD, Reason.NOT_AS_DESCRIBED);

    public Costs {
        resalePercent = Map.copyOf(resalePercent);
    }

    static Costs typical(Currency currency) {
        return new Costs(
                new Money(1200, currency),
                new Money(500, currency),
                60,
                15,
                10,
                Map.of(Condition.UNKNOWN, 80, Condition.UNOPENED, 95, Condition.OPENED, 80),
                20);
    }

    public Money worthWhenBack(Money goods, Reason reason, Condition condition) {
        return goods.percent(FAULTY.contains(reason) ? faultyResalePercent : resalePercent.getOrDefault(condition, 0));
    }
}
