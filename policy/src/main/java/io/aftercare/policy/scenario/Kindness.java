package io.aftercare.policy.scenario;

import io.aftercare.policy.Decision;
import io.aftercare.policy.Option;
import io.aftercare.policy.Payer;
import io.aftercare.policy.Policy;
import io.aftercare.policy.pack.Fault;
import io.aftercare.policy.pack.Pack;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compares an overlay with its base by what both decide in the base's scenarios: nothing that the law gives may be
 * refused, worth less, harder to prove or dearer to send back. The levers of an overlay see to that clause by clause;
 * this looks at the outcome.
 */
public final class Kindness {
    private final Policy law;
    private final Policy merchant;

    public Kindness(Pack law, Pack merchant) {
        this.law = new Policy(law);
        this.merchant = new Policy(merchant);
    }

    public List<Fault> faults(List<Scenario> scenarios) {
        List<Fault> faults = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            Decision by = law.decide(scenario.order(), scenario.request(), scenario.customer());
            Decision with = merchant.decide(scenario.order(), scenario.request(), scenario.customer());
            by.allowed().stream()
                    .filter(option -> !option.clause().house())
                    .forEach(option ->
                            option.lines().forEach(items -> compare(scenario, option, items.sku(), with, faults)));
        }
        return faults;
    }

    private void compare(Scenario scenario, Option lawful, String sku, Decision with, List<Fault> faults) {
        List<Option> kept = with.allowed().stream()
                .filter(option -> option.kind() == lawful.kind())
                .filter(option ->
                        option.lines().stream().anyMatch(items -> items.sku().equals(sku)))
                .toList();
        if (kept.isEmpty()) {
            add(scenario, lawful, lawful.clause().id(), "is no longer given", faults);
            return;
        }
        Option now = kept.getFirst();
        // Amounts compare only between options for the same items; a merchant's clause may divide them otherwise.
        boolean same = skus(now).equals(skus(lawful));
        boolean more = same && worth(now) > worth(lawful);
        if (same && worth(now) < worth(lawful)) {
            add(scenario, lawful, now.clause().id(), "is worth less", faults);
        }
        if (lawful.returnFreight() == Payer.SELLER && now.returnFreight() == Payer.BUYER) {
            add(scenario, lawful, now.clause().id(), "makes the buyer pay the way back", faults);
        }
        if (!more && now.evidence().size() > lawful.evidence().size()) {
            add(scenario, lawful, now.clause().id(), "asks for more evidence", faults);
        }
    }

    private static long worth(Option option) {
        return option.amounts().refund().plus(option.amounts().compensation()).minor();
    }

    private static Set<String> skus(Option option) {
        return option.lines().stream().map(Option.Items::sku).collect(Collectors.toSet());
    }

    private void add(Scenario scenario, Option lawful, String clause, String what, List<Fault> faults) {
        faults.add(new Fault(
                merchant.pack().edition().toString(),
                clause,
                lawful.kind().code(),
                "%s where %s gives it (scenario %s)".formatted(what, law.pack().edition(), scenario.id())));
    }
}
