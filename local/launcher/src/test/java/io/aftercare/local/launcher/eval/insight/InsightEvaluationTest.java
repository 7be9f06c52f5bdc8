package io.aftercare.local.launcher.eval.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.local.launcher.play.Measurement;
import org.junit.jupiter.api.Test;

/** A smoke run: few merchants, so that shares are coarse; the figures themselves are in the documentation. */
class InsightEvaluationTest {
    @Test
    void whatIsPlantedIsFoundAndNothingElseIsAlleged() {
        InsightEvaluation evaluation = new InsightEvaluation(8, 1);

        Measurement measured = evaluation.run(() -> {}, said -> {});

        assertThat(value(measured, "planted bottleneck named first")).isGreaterThanOrEqualTo(0.75);
        assertThat(value(measured, "something named where nothing is planted")).isLessThanOrEqualTo(0.25);
        assertThat(value(measured, "planted deviations told")).isGreaterThanOrEqualTo(0.99);
        assertThat(value(measured, "cases accused that did nothing wrong")).isZero();
        assertThat(value(measured, "Erlang C off a simulation, 1 to 500 agents, most"))
                .isLessThanOrEqualTo(0.01);
    }

    private static double value(Measurement measured, String name) {
        return measured.rows().stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
    }
}
