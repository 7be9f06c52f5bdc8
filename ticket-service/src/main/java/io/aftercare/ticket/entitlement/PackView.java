package io.aftercare.ticket.entitlement;

import io.aftercare.policy.Text;
import io.aftercare.policy.pack.Clause;
import io.aftercare.policy.pack.Pack;
import io.aftercare.policy.pack.PackDigest;
import io.aftercare.policy.scenario.ScenarioResult;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A pack in full: what it was written as, and its clauses as they stand, those of the law among them. */
public record PackView(Version version, Text title, List<Clause> clauses, String yaml) {
    static PackView of(Version version, Pack pack, String yaml) {
        return new PackView(version, pack.title(), pack.clauses(), yaml);
    }

    /**
     * @param base null for a pack of law, which is always in force and has no state
     * @param sha256 of what the version says: the same as long as it says the same, which is for ever
     */
    public record Version(
            String pack,
            int version,
            String sha256,
            String base,
            PackState state,
            LocalDate effectiveFrom,
            Instant createdAt,
            String createdBy,
            Instant publishedAt,
            String publishedBy,
            Instant withdrawnAt,
            String withdrawnBy) {
        static Version of(Pack law, String yaml) {
            return new Version(
                    law.edition().pack(),
                    law.edition().version(),
                    PackDigest.of(law.edition().pack(), yaml),
                    null,
                    null,
                    law.from(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
        }
    }

    public record Versions(List<Version> items) {}

    /** @param failed the scenarios that did not come out as expected */
    public record TestRun(int run, int passed, List<ScenarioResult> failed) {
        static TestRun of(List<ScenarioResult> results) {
            List<ScenarioResult> failed =
                    results.stream().filter(result -> !result.passed()).toList();
            return new TestRun(results.size(), results.size() - failed.size(), failed);
        }
    }
}
