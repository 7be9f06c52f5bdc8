package io.aftercare.ticket.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.aftercare.events.Money;
import io.aftercare.policy.Text;
import java.util.List;
import java.util.UUID;

/**
 * What a clause gives a customer on top of any refund: interest on what was late, a sum for keeping what is faulty, a penalty
 * for deception. How far the shop is with it stands in the action of the same id.
 *
 * @param actionId null while it is only due
 * @param reason why the customer asks, as policy has it: {@code late}
 * @param evidence what was in hand for it
 * @param approvedBy the role that had it paid
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Compensation(
        UUID actionId,
        String orderId,
        String clause,
        String pack,
        Text title,
        String reason,
        List<String> evidence,
        Money amount,
        String approvedBy) {
    public Compensation {
        evidence = evidence == null ? List.of() : List.copyOf(evidence);
    }

    Compensation paidBy(UUID action, String role) {
        return new Compensation(action, orderId, clause, pack, title, reason, evidence, amount, role);
    }
}
