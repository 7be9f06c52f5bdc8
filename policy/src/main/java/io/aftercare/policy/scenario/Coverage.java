package io.aftercare.policy.scenario;

import io.aftercare.policy.Heard;
import io.aftercare.policy.Policy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which clauses the scenarios show at work. A clause is shown when a scenario expects it by name and it spoke of the
 * case: giving an option, and refusing one. An exception refuses by barring, and allows where it speaks but is relieved.
 */
public final class Coverage {
    private final Policy policy;
    private final Set<String> allowing = new HashSet<>();
    private final Set<String> refusing = new HashSet<>();

    public Coverage(Policy policy) {
        this.policy = policy;
    }

    public void add(Scenario scenario) {
        List<Heard> heard = policy.heard(scenario.order(), scenario.request(), scenario.customer());
        scenario.then()
                .forEach((kind, all) -> all.forEach(expected ->
                        heard.stream().filter(it -> it.kind() == kind).forEach(it -> count(expected, it))));
    }

    private void count(Expected expected, Heard heard) {
        if (heard.allowed() && heard.clause().equals(expected.allowed())) {
            allowing.add(heard.clause());
            if (heard.spared().contains(expected.despite())) {
                allowing.add(expected.despite());
            }
        }
        if (!heard.allowed() && heard.cited().equals(expected.refused())) {
            refusing.add(heard.cited());
        }
    }

    /** What no scenario shows, in words. */
    public List<String> gaps() {
        List<String> gaps = new ArrayList<>();
        policy.pack().clauses().forEach(clause -> {
            if (!allowing.contains(clause.id())) {
                gaps.add(clause.id() + ": no scenario in which it allows");
            }
            if (!refusing.contains(clause.id())) {
                gaps.add(clause.id() + ": no scenario in which it refuses");
            }
        });
        return gaps;
    }
}
