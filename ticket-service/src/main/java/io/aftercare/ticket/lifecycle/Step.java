package io.aftercare.ticket.lifecycle;

import io.aftercare.ticket.orders.ActionKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What a command does in a stage: who may give it, what is told with it, and where it leads. */
public record Step(
        Who by,
        List<Particular> needs,
        List<Particular> may,
        Optional<ActionKind> shop,
        List<String> done,
        Map<Guard, String> branches,
        String to) {
    /** @param holds whether a guard holds; the first that does decides */
    public String target(Predicate<Guard> holds) {
        return branches.entrySet().stream()
                .filter(branch -> holds.test(branch.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(to);
    }

    public boolean takes(Particular particular) {
        return particular == Particular.REASON || needs.contains(particular) || may.contains(particular);
    }

    /** Needs nothing but the will: no particulars, no shop, and no fact of the case decides where it leads. */
    public boolean isPlain() {
        return by != Who.SHOP && needs.isEmpty() && shop.isEmpty() && branches.isEmpty();
    }

    Stream<String> targets() {
        return Stream.concat(branches.values().stream(), Stream.of(to));
    }

    Set<Guard> guards() {
        return branches.keySet();
    }
}
