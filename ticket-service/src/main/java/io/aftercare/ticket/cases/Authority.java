package io.aftercare.ticket.cases;

import io.aftercare.events.Money;
import io.aftercare.web.Problems;
import io.aftercare.web.Role;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How much each role may approve, per currency. What is not stated is nothing; an admin has no limit.
 *
 * @param limits of what goes back of what was paid
 * @param compensations of what is paid on top by a clause
 */
record Authority(Map<String, Map<String, BigDecimal>> limits, Map<String, Map<String, BigDecimal>> compensations) {
    private static final List<String> LADDER = List.of(Role.AGENT, Role.MANAGER, Role.ADMIN);

    /** The limits of compensations, of which all else is asked as of refunds. */
    Authority forCompensations() {
        return new Authority(compensations, compensations);
    }

    boolean covers(String role, Money amount) {
        return role.equals(Role.ADMIN) || !amount.exceeds(limit(role, amount.currency()));
    }

    HttpProblem above(String role, Money amount) {
        Optional<String> needed =
                LADDER.stream().filter(it -> covers(it, amount)).findFirst();
        return Problems.forbidden(
                "above-authority",
                "The role " + role + " may approve up to " + limit(role, amount.currency()) + "; " + amount + " needs "
                        + needed.orElse(Role.ADMIN) + ".");
    }

    private Money limit(String role, String currency) {
        BigDecimal limit = limits.getOrDefault(role, Map.of()).getOrDefault(currency, BigDecimal.ZERO);
        return new Money(limit, currency);
    }
}
