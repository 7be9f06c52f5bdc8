package io.aftercare.local.launcher;

import io.aftercare.local.launcher.eval.insight.InsightEvaluation;
import io.aftercare.local.launcher.play.Measurement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "insight",
        description = "Looks for what was planted in simulated merchants: advice, its effects, early warning, alerts,"
                + " staffing; nothing has to run.")
final class EvalInsightCommand extends MeasuringCommand {
    @Option(
            names = "--merchants",
            paramLabel = "N",
            description = "How many are simulated for each figure (default: ${DEFAULT-VALUE}).")
    private int merchants = 200;

    @Option(names = "--seed", paramLabel = "N", description = "Of the first merchant (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Override
    Measurement measured() {
        InsightEvaluation evaluation = new InsightEvaluation(merchants, seed);
        return EvalCommand.watched("steps", evaluation.size(), (step, say) -> evaluation.run(step, say));
    }
}
