package io.aftercare.ticket;

import io.aftercare.policy.FactsRefused;
import io.aftercare.policy.pack.PackRefused;
import io.aftercare.policy.scenario.ScenarioRefused;
import io.aftercare.ticket.lifecycle.IllegalCommand;
import io.aftercare.web.Problems;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.ext.Provider;
import org.hibernate.exception.DataException;

/** What the aggregates, the rules and the database refuse, as the client sees it. */
final class Refusals {
    private Refusals() {}

    @Provider
    static class OfIllegalTransition extends ExceptionMapperBase<IllegalTransition> {
        @Override
        protected HttpProblem toProblem(IllegalTransition refusal) {
            return Problems.conflict("illegal-transition", refusal.getMessage());
        }
    }

    /** Names the stage, the command and what would have been allowed, for people and for programs. */
    @Provider
    static class OfIllegalCommand extends ExceptionMapperBase<IllegalCommand> {
        @Override
        protected HttpProblem toProblem(IllegalCommand refusal) {
            HttpProblem conflict = Problems.conflict("illegal-command", refusal.getMessage());
            return HttpProblem.builder(conflict)
                    .with("stage", refusal.stage())
                    .with("command", refusal.command())
                    .with("allowed", refusal.allowed())
                    .build();
        }
    }

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

    /** What PostgreSQL cannot store, e.g. a NUL character inside JSON. */
    @Provider
    static class OfUnstorableValue extends ExceptionMapperBase<DataException> {
        @Override
        protected HttpProblem toProblem(DataException refusal) {
            return Problems.invalid(
                    "value-not-storable", "The request holds a character or number that cannot be stored.");
        }
    }
}
