package io.aftercare.ticket;

import io.aftercare.policy.FactsRefused;
import io.aftercare.policy.pack.PackRefused;
import io.aftercare.policy.scenario.ScenarioRefused;
import io.aftercare.web.Problems;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.ext.Provider;

/** What the rules refuse, as the client sees it. */
final class PolicyRefusals {
    private PolicyRefusals() {}

    @Provider
    static class OfFacts extends ExceptionMapperBase<FactsRefused> {
        @Override
        protected HttpProblem toProblem(FactsRefused refusal) {
            return Problems.invalid("facts-refused", refusal.getMessage());
        }
    }

    @Provider
    static class OfPack extends ExceptionMapperBase<PackRefused> {
        @Override
        protected HttpProblem toProblem(PackRefused refusal) {
            return HttpProblem.builder(Problems.invalid("pack-refused", refusal.getMessage()))
                    .with("faults", refusal.faults())
                    .build();
        }
    }

    @Provider
    static class OfScenarios extends ExceptionMapperBase<ScenarioRefused> {
        @Override
        protected HttpProblem toProblem(ScenarioRefused refusal) {
            return Problems.invalid("scenarios-refused", refusal.getMessage());
        }
    }
}
